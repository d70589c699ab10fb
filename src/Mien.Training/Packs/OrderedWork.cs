namespace Mien.Training.Packs;

/// <summary>Work on many things, several at a time; what it gives comes in their order.</summary>
internal static class OrderedWork
{
    /// <summary>How many results wait for their turn, for each worker: memory stays that of a few.</summary>
    private const int AheadPerWorker = 2;

    /// <param name="work">Runs on several threads at once.</param>
    /// <exception cref="Exception">What <paramref name="work"/> throws, at its result's turn. Nothing runs on behind the caller's back.</exception>
    public static IEnumerable<TResult> Run<TItem, TResult>(IReadOnlyList<TItem> items, int workers, Func<TItem, CancellationToken, TResult> work, CancellationToken cancellation)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using SemaphoreSlim turns = new(workers);
        Queue<Task<TResult>> open = new();
        try
        {
            for (int next = 0; next < items.Count || open.Count > 0;)
            {
                while (next < items.Count && open.Count < workers * (1 + AheadPerWorker))
                {
                    TItem item = items[next++];
                    open.Enqueue(Task.Run(() => InTurn(turns, () => work(item, stop.Token), stop.Token), CancellationToken.None));
                }

                yield return open.Dequeue().GetAwaiter().GetResult();
            }
        }
        finally
        {
            stop.Cancel();
            Task.WhenAll(open).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).GetAwaiter().GetResult();
        }
    }

    private static async Task<TResult> InTurn<TResult>(SemaphoreSlim turns, Func<TResult> work, CancellationToken cancellation)
    {
        await turns.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return work();
        }
        finally
        {
            turns.Release();
        }
    }
}
