using System.Buffers;
using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>A model's bytes, or the file they lie in.</summary>
/// <param name="Path">Null when the model is in memory.</param>
internal sealed unsafe record ModelSource(string Name, ReadOnlyMemory<byte> Bytes, string? Path)
{
    /// <returns>The session or, when the engine refuses, the fault.</returns>
    public OrtFault? Open(OrtApi api, nint options, out nint session)
    {
        nint opened = 0;
        nint status;
        if (Path is not null)
        {
            fixed (byte* path = NativeText.Path(Path))
            {
                status = api.CreateSession(path, options, &opened);
            }
        }
        else
        {
            using MemoryHandle pin = Bytes.Pin();
            status = api.CreateSessionFromArray(pin.Pointer, (nuint)Bytes.Length, options, &opened);
        }

        session = opened;
        return OrtStatus.Take(api, status);
    }
}
