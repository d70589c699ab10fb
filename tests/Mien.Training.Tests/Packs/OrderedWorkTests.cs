using Mien.Training.Packs;

namespace Mien.Training.Tests.Packs;

public sealed class OrderedWorkTests
{
    [Fact]
    public void Run_WorkThatEndsInAnyOrder_GivesResultsInTurn()
    {
        int[] items = [.. Enumerable.Range(0, 60)];
        int running = 0;
        int most = 0;

        int[] results = [.. OrderedWork.Run(items, workers: 3, (item, _) =>
        {
            InterlockedMost(ref most, Interlocked.Increment(ref running));
            Thread.Sleep(item * 7 % 5);
            Interlocked.Decrement(ref running);
            return item * 10;
        }, default)];

        Assert.Equal(items.Select(item => item * 10), results);
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public void Run_ReaderThatLingers_StaysAFewAhead()
    {
        int begun = 0;

        foreach (int _ in OrderedWork.Run([.. Enumerable.Range(0, 100)], workers: 2, (item, _) => Interlocked.Increment(ref begun), default))
        {
            Thread.Sleep(20);
            break;
        }

        Assert.InRange(begun, 1, 6);
    }

    [Fact]
    public void Run_WorkThatFails_PassesItsFaultOnAndLeavesNothingRunning()
    {
        int running = 0;

        Assert.Throws<InvalidDataException>(() => OrderedWork.Run([.. Enumerable.Range(0, 50)], workers: 2, (item, _) =>
        {
            Interlocked.Increment(ref running);
            Thread.Sleep(5);
            Interlocked.Decrement(ref running);
            return item == 7 ? throw new InvalidDataException() : item;
        }, default).Count());

        Assert.Equal(0, running);
    }

    private static void InterlockedMost(ref int most, int value)
    {
        for (int seen = most; value > seen; seen = most)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
