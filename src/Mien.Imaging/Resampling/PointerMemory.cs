using System.Buffers;

namespace Mien.Imaging.Resampling;

/// <summary>Pinned memory of the caller as <see cref="Memory{T}"/>, for as long as the caller keeps it pinned.</summary>
internal sealed unsafe class PointerMemory(float* start, int length) : MemoryManager<float>
{
    public override Span<float> GetSpan() => new(start, length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
