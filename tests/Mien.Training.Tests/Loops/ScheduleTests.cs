using Mien.Training.Loops;

namespace Mien.Training.Tests.Loops;

public sealed class ScheduleTests
{
    [Fact]
    public void WarmUpCosine_RisesFallsAndStays()
    {
        WarmUpCosineSchedule schedule = new() { Peak = 2, Last = 0.5, WarmUpSteps = 4, Steps = 12 };

        Assert.Equal([0.5, 1, 1.5, 2], Enumerable.Range(1, 4).Select(n => schedule.At(n)));
        Assert.Equal(1.25, schedule.At(8), 1e-12);
        Assert.Equal((0.5, 0.5), (schedule.At(12), schedule.At(1000)));
        Assert.All(Enumerable.Range(4, 8), n => Assert.True(schedule.At(n) > schedule.At(n + 1)));
    }

    [Fact]
    public void ThinnedSeries_OfManyValues_KeepsItsShapeInLittleRoom()
    {
        ThinnedSeries series = new();
        for (int i = 0; i < 100_000; i++)
        {
            series.Add(i, 3.0 * i);
        }

        Assert.InRange(series.X.Count, 500, 1024);
        Assert.All(series.X.Zip(series.Y), point => Assert.Equal(3 * point.First, point.Second, 1e-6));
        Assert.Equal(series.X.Order(), series.X);
    }
}
