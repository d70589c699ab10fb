using System.Collections.Concurrent;
using Mien.Imaging.Geometry;

namespace Mien.Video.Frames;

/// <summary>Frames whose samples are used again, so that a long film needs no more memory than a short one. Thread-safe.</summary>
/// <remarks>It holds on to idle samples of one size, the last that was rented; disposing a frame brings its samples back.</remarks>
/// <param name="mostIdle">How many frames' samples wait at most to be used again.</param>
public sealed class FramePool(int mostIdle)
{
    private readonly ConcurrentQueue<byte[]> _idle = new();

    /// <summary>A frame to fill: its samples are undefined.</summary>
    /// <inheritdoc cref="VideoFrame(PlanarFormat, FrameColours, Size, byte[], long)"/>
    public VideoFrame Rent(PlanarFormat format, FrameColours colours, Size size, long pts)
    {
        int length = format.FrameBytes(size);
        while (_idle.TryDequeue(out byte[]? samples))
        {
            if (samples.Length == length)
            {
                return new(format, colours, size, samples, pts, this);
            }
        }

        return new(format, colours, size, GC.AllocateUninitializedArray<byte>(length), pts, this);
    }

    internal void Return(byte[] samples)
    {
        if (_idle.Count < mostIdle)
        {
            _idle.Enqueue(samples);
        }
    }
}
