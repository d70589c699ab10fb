using System.Runtime.InteropServices;

namespace Mien;

/// <summary>Bytes for libraries that take arrays.</summary>
public static class WholeArray
{
    /// <returns>The bytes themselves where they fill an array, else a copy.</returns>
    public static byte[] Of(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> segment) && segment.Array is byte[] array && array.Length == bytes.Length
            ? array
            : bytes.ToArray();
}
