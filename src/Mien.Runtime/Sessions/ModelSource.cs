using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>A model's bytes, or the file they lie in.</summary>
/// <param name="Path">Null when the model is in memory.</param>
internal sealed record ModelSource(string Name, ReadOnlyMemory<byte> Bytes, string? Path)
{
    /// <summary>Weights of a file are not brought into memory for it.</summary>
    /// <exception cref="ModelException">The engine would not survive the model.</exception>
    public void ThrowIfUnsound()
    {
        if (Path is null)
        {
            OnnxFunctionCheck.ThrowIfUnsound(Name, Bytes.Span);
            return;
        }

        try
        {
            ThrowIfUnsound(Path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The engine will not open it either, and says why.
        }
    }

    private unsafe void ThrowIfUnsound(string path)
    {
        long length = new FileInfo(path).Length;
        if (length is 0 or > int.MaxValue)
        {
            return; // no protobuf message, as the engine will say
        }

        using MemoryMappedFile file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        using MemoryMappedViewAccessor view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* bytes = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref bytes);
        try
        {
            OnnxFunctionCheck.ThrowIfUnsound(Name, new(bytes, (int)length));
        }
        finally
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }

    /// <exception cref="OnnxRuntimeException">The engine refuses.</exception>
    public InferenceSession Open(SessionOptions options) => Path is null ? new(WholeArray(), options) : new(Path, options);

    /// <returns>The bytes themselves where they are an array of their own, else a copy.</returns>
    private byte[] WholeArray() =>
        MemoryMarshal.TryGetArray(Bytes, out ArraySegment<byte> segment) && segment.Array is byte[] array && array.Length == Bytes.Length
            ? array
            : Bytes.ToArray();
}
