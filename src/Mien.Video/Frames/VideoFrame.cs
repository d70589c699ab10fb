using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Video.Frames;

/// <summary>One frame of a film in the decoder's own planar samples, read and written as sRGB-encoded RGB a region at a time.</summary>
/// <remarks>Used by one thread at a time.</remarks>
public sealed class VideoFrame : IFrame, IDisposable
{
    private readonly FramePool? _pool;
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
            throw new ArgumentException($"{size} of {format} needs {format.FrameBytes(size)} bytes, got {samples.Length}.", nameof(samples));
        }

        Format = format;
        Colours = colours;
        Size = size;
        Pts = pts;
        _samples = samples;
        _pool = pool;
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
        int start = 0;
        for (int before = 0; before < plane; before++)
        {
            start += (int)Format.PlaneSize(Size, before).Area * Format.BytesPerSample;
        }

        return Held.AsSpan(start, (int)Format.PlaneSize(Size, plane).Area * Format.BytesPerSample);
    }

    public Planes Read(Region region) => throw new NotImplementedException();

    public void Write(Region region, Planes planes, Plane mask) => throw new NotImplementedException();

    /// <summary>Gives the samples back to the pool they came from; the frame cannot be used any more.</summary>
    public void Dispose()
    {
        if (_samples is not null)
        {
            _pool?.Return(_samples);
            _samples = null;
        }
    }
}
