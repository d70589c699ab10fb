using System.Threading.Channels;
using Mien.Video.Frames;

namespace Mien.Swapping.Films.Pipeline;

/// <summary>Carries frames in order from one stage to the next and holds the faster one back. It owns the frames on their way: those that nobody
/// took are given back to their pool.</summary>
/// <param name="capacity">Frames that may wait.</param>
internal sealed class FrameQueue(int capacity) : IDisposable
{
    private readonly Channel<VideoFrame> _channel = Channel.CreateBounded<VideoFrame>(
        new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });

    public ValueTask Put(VideoFrame frame, CancellationToken cancellation) => _channel.Writer.WriteAsync(frame, cancellation);

    /// <summary>No more frames come.</summary>
    public void Complete() => _channel.Writer.TryComplete();

    /// <summary>The frames in order until the last; the taker disposes each.</summary>
    public IAsyncEnumerable<VideoFrame> TakeAll(CancellationToken cancellation) => _channel.Reader.ReadAllAsync(cancellation);

    /// <summary>When both stages have ended.</summary>
    public void Dispose()
    {
        Complete();
        while (_channel.Reader.TryRead(out VideoFrame? frame))
        {
            frame.Dispose();
        }
    }
}
