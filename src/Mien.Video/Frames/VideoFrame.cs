using System.Runtime.InteropServices;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Video.Frames;

/// <summary>One frame of a film in the decoder's own planar samples, read and written as sRGB-encoded RGB a region at a time.</summary>
/// <remarks>Used by one thread at a time.</remarks>
public sealed class VideoFrame : IReducibleFrame, IDisposable
{
    private readonly FramePool? _pool;
    private readonly (int Start, Size Size)[] _planes;
    private byte[]? _samples;

    /// <param name="samples">At least <see cref="PlanarFormat.FrameBytes"/>; kept, not copied.</param>
    /// <param name="pts">Presentation time in the stream's time base.</param>
    public VideoFrame(PlanarFormat format, FrameColours colours, Size size, byte[] samples, long pts)
        : this(format, colours, size, samples, pts, null)
    {
    }

    internal VideoFrame(PlanarFormat format, FrameColours colours, Size size, byte[] samples, long pts, FramePool? pool)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size.Width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size.Height);
        if (samples.Length < format.FrameBytes(size))
        {
            string message = $"{size} of {format} needs {format.FrameBytes(size)} bytes, got {samples.Length}.";
            throw new ArgumentException(message, nameof(samples));
        }

        Format = format;
        Colours = colours;
        Size = size;
        Pts = pts;
        _samples = samples;
        _pool = pool;
        _planes = new (int, Size)[format.PlaneCount];
        for (int plane = 0, start = 0; plane < _planes.Length; plane++)
        {
            _planes[plane] = (start, format.PlaneSize(size, plane));
            start += BytesOf(plane);
        }
    }

    public PlanarFormat Format { get; }

    public FrameColours Colours { get; }

    public Size Size { get; }

    /// <summary>Presentation time in the stream's time base.</summary>
    public long Pts { get; }

    /// <summary>All planes, one after the other, rows without padding: <see cref="PlanarFormat.FrameBytes"/> bytes.</summary>
    public Span<byte> Samples => Held.AsSpan(0, Format.FrameBytes(Size));

    private byte[] Held
    {
        get
        {
            ObjectDisposedException.ThrowIf(_samples is null, this);
            return _samples;
        }
    }

    /// <param name="plane">0 … PlaneCount − 1.</param>
    public Span<byte> PlaneBytes(int plane)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)plane, (uint)_planes.Length, nameof(plane));
        return Held.AsSpan(_planes[plane].Start, BytesOf(plane));
    }

    /// <inheritdoc/>
    /// <remarks>Chroma is mixed between its samples, which sit on the first of their columns and in the middle of their rows
    /// (<see cref="SampleAxis"/>). HDR is shown as an sRGB display would: diffuse white, 203 cd/m², is 1, and so is brighter light.</remarks>
    public Planes Read(Region region)
    {
        FrameRegions.ThrowIfOutside(region, Size);
        return Codec().Read(region);
    }

    /// <inheritdoc/>
    /// <remarks>The means are of codes.</remarks>
    public Planes ReadReduced(Region squares, int shift)
    {
        const int MostShift = 3;
        ArgumentOutOfRangeException.ThrowIfLessThan(shift, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shift, MostShift);
        FrameRegions.ThrowIfOutside(squares, ((IReducibleFrame)this).ReducedSize(shift));
        return Codec().ReadReduced(squares, shift);
    }

    /// <inheritdoc/>
    /// <remarks>Colours equal to those that <see cref="Read"/> gives are no change; then no sample changes. A chroma sample that several
    /// pixels share is moved by what their colours ask for (<see cref="ChromaChange{TSample}"/>). Alpha stays.</remarks>
    public void Write(Region region, Planes planes, Plane mask)
    {
        FrameRegions.ThrowIfOutside(region, Size);
        FrameRegions.ThrowIfSizesDiffer(region, planes, mask);
        Codec().Write(region, planes, mask);
    }

    /// <summary>Gives the samples back to the pool they came from; the frame cannot be used any more.</summary>
    public void Dispose()
    {
        if (_samples is not null)
        {
            _pool?.Return(_samples);
            _samples = null;
        }
    }

    internal SampleGrid<TSample> Grid<TSample>(int plane)
        where TSample : unmanaged => new(MemoryMarshal.Cast<byte, TSample>(PlaneBytes(plane)), _planes[plane].Size);

    private int BytesOf(int plane) => (int)_planes[plane].Size.Area * Format.BytesPerSample;

    private IFrameCodec Codec() => Format.BytesPerSample == 1 ? Codec<byte>() : Codec<ushort>();

    private IFrameCodec Codec<TSample>()
        where TSample : unmanaged => Colours.Transfer switch
        {
            ColourTransfer.Pq => new FrameCodec<TSample, PqCurve>(this, new(Colours.Primaries)),
            ColourTransfer.Hlg => new FrameCodec<TSample, HlgCurve>(this, new(Colours.Primaries)),
            _ => new FrameCodec<TSample, SdrCurve>(this, default),
        };
}
