using System.Threading.Channels;

namespace Mien.Training.Data;

/// <summary>Prepares the batches of the next steps while the engine computes. Its memory is that of a few batches, however many there are.</summary>
/// <remarks>For one reader. Step n, counted from 1, takes positions (n − 1)·size … n·size − 1 of the items' order.</remarks>
public sealed class BatchFeeder : IDisposable
{
    private readonly Channel<Batch> _ready;
    private readonly Channel<Batch> _free;
    private readonly Batch[] _batches;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;
    private Batch? _taken;

    /// <param name="firstStep">The step that the first batch is for, from 1.</param>
    /// <param name="ahead">How many batches are prepared ahead of the one in use.</param>
    public BatchFeeder(ItemsFile items, int size, long seed, long firstStep, int ahead = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(firstStep);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ahead);
        _batches = [.. Enumerable.Range(0, ahead + 1).Select(_ => new Batch(items, size))];
        _ready = Channel.CreateBounded<Batch>(_batches.Length);
        _free = Channel.CreateBounded<Batch>(_batches.Length);
        foreach (Batch batch in _batches)
        {
            _free.Writer.TryWrite(batch);
        }

        _work = Task.Run(() => Fill(new ItemOrder(seed, items.Count), (firstStep - 1) * size));
    }

    /// <summary>The batch of the next step; it is good until the next call.</summary>
    /// <exception cref="OperationCanceledException">The token is cancelled.</exception>
    /// <exception cref="Checkpoints.SafetensorsException">The items cannot be read.</exception>
    public Batch Take(CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_taken is not null)
        {
            _free.Writer.TryWrite(_taken);
            _taken = null;
        }

        while (!_ready.Reader.TryRead(out _taken))
        {
            bool isMoreToCome = _ready.Reader.WaitToReadAsync(cancellation).AsTask().GetAwaiter().GetResult();
            ObjectDisposedException.ThrowIf(!isMoreToCome, this);
        }

        return _taken;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _work.Wait();
        foreach (Batch batch in _batches)
        {
            batch.Dispose();
        }

        _stop.Dispose();
    }

    private async Task Fill(ItemOrder order, long position)
    {
        Exception? fault = null;
        try
        {
            while (true)
            {
                Batch batch = await _free.Reader.ReadAsync(_stop.Token).ConfigureAwait(false);
                int[] items = new int[batch.Size];
                for (int i = 0; i < items.Length; i++)
                {
                    items[i] = order[position++];
                }

                batch.Fill(items);
                await _ready.Writer.WriteAsync(batch, _stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed: nobody waits for more.
        }
        catch (MienException unreadable)
        {
            fault = unreadable;
        }
        finally
        {
            _ready.Writer.Complete(fault);
        }
    }
}
