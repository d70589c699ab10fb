using System.Runtime.ExceptionServices;

namespace Mien.Jobs.Pipeline;

/// <summary>Stages that run at the same time, each on a thread of its own. The first that fails stops the others.</summary>
internal static class SideBySide
{
    /// <returns>When all have ended, well or badly: nothing runs on behind the caller's back.</returns>
    /// <exception cref="Exception">The fault of the stage that failed first; cancellation only if nothing else went wrong.</exception>
    public static async Task Run(CancellationToken cancellation, params IReadOnlyList<Func<CancellationToken, Task>> stages)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Exception? first = null;
        await Task.WhenAll(stages.Select(stage => Task.Run(async () =>
        {
            try
            {
                await stage(stop.Token).ConfigureAwait(false);
            }
            catch (Exception fault)
            {
                Interlocked.CompareExchange(ref first, fault, null); // the others only say that they were stopped
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }, CancellationToken.None))).ConfigureAwait(false);

        if (first is not null)
        {
            cancellation.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(first);
        }
    }
}
