using Mien.Jobs.Pipeline;

namespace Mien.Jobs.Tests.Pipeline;

public sealed class SideBySideTests
{
    [Fact]
    public async Task Run_AStageFails_StopsTheOthersAndThrowsItsFault()
    {
        bool wasStopped = false;

        await Assert.ThrowsAsync<InvalidDataException>(() => SideBySide.Run(
            CancellationToken.None,
            async stop =>
            {
                try
                {
                    await Task.Delay(Timeout.Infinite, stop);
                }
                finally
                {
                    wasStopped = stop.IsCancellationRequested;
                }
            },
            async _ =>
            {
                await Task.Yield();
                throw new InvalidDataException();
            }));

        Assert.True(wasStopped);
    }

    [Fact]
    public async Task Run_Cancelled_IsCancellationWhateverStagesSay()
    {
        using CancellationTokenSource source = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SideBySide.Run(
            source.Token,
            async _ =>
            {
                await source.CancelAsync();
                throw new InvalidDataException("a pipe broke, since its reader was stopped");
            }));
    }

    [Fact]
    public async Task Run_StagesThatBlock_RunAtTheSameTime()
    {
        using Barrier together = new(3);
        int met = 0;
        Func<CancellationToken, Task> stage = stop =>
        {
            together.SignalAndWait(stop);
            Interlocked.Increment(ref met);
            return Task.CompletedTask;
        };

        await SideBySide.Run(CancellationToken.None, stage, stage, stage).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(3, met);
    }
}
