using Mien.Training.Loops;

namespace Mien.Training.Tests.Loops;

public sealed class RunawayWatchTests
{
    private readonly RunawayWatch _watch = new();

    [Fact]
    public void See_LossThatFallsWithSpikes_IsNotDoubted()
    {
        for (int step = 0; step < 1000; step++)
        {
            Assert.False(_watch.BecomesDoubtful(Loss(step % 100 == 50 ? 2 : 0.2 - (step * 1e-4))));
            Assert.False(_watch.HasRunAway);
        }
    }

    [Fact]
    public void See_LossThatRisesAndFallsAgain_IsDoubtedMeanwhile()
    {
        See(0.1);
        Assert.True(See(0.15));
        Assert.True(_watch.IsDoubtful);
        Assert.False(See(0.15)); // said once
        See(0.11);

        Assert.Equal((false, false, 0.1), (_watch.IsDoubtful, _watch.HasRunAway, Math.Round(_watch.Least, 9)));
    }

    [Fact]
    public void See_LossThatDoubles_HasRunAway()
    {
        See(0.1);
        See(0.21);

        Assert.True(_watch.HasRunAway);
    }

    [Fact]
    public void See_LossBelowZero_IsNotDoubted()
    {
        See(-1);
        See(5);

        Assert.False(_watch.HasRunAway);
    }

    private static Dictionary<string, double> Loss(double value) => new() { ["loss"] = value };

    private bool See(double loss) => Enumerable.Range(0, 100).Select(_ => _watch.BecomesDoubtful(Loss(loss))).ToList().Any(became => became);
}
