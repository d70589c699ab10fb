using System.Threading.Channels;

namespace Mien.Jobs.Pipeline;

/// <summary>Carries frames in order from one stage to the next and holds the faster one back. It owns the frames on their way: those that nobody
/// took are given back to their pool.</summary>
/// <typeparam name="TFrame">A frame, or one with what is known of it.</typeparam>
/// <param name="capacity">Frames that may wait.</param>
internal sealed class FrameQueue<TFrame>(int capacity) : IDisposable
    where TFrame : class, IDisposable
{
    private readonly Channel<TFrame> _channel = Channel.CreateBounded<TFrame>(
        new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });

    public ValueTask Put(TFrame frame, CancellationToken cancellation) => _channel.Writer.WriteAsync(frame, cancellation);

    /// <summary>No more frames come.</summary>
    public void Complete() => _channel.Writer.TryComplete();

    /// <summary>The frames in order until the last; the taker disposes each.</summary>
    public IAsyncEnumerable<TFrame> TakeAll(CancellationToken cancellation) => _channel.Reader.ReadAllAsync(cancellation);

    /// <summary>When both stages have ended.</summary>
    public void Dispose()
    {
        Complete();
        while (_channel.Reader.TryRead(out TFrame? frame))
        {
            frame.Dispose();
        }
    }
}
