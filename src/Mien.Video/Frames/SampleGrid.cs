using Mien.Imaging.Geometry;

namespace Mien.Video.Frames;

/// <summary>The samples of one plane of a frame.</summary>
internal readonly ref struct SampleGrid<TSample>(Span<TSample> samples, Size size)
    where TSample : unmanaged
{
    private readonly Span<TSample> _samples = samples;

    public int Width => size.Width;

    public int Height => size.Height;

    public Span<TSample> Row(int y) => _samples.Slice(y * Width, Width);
}
