using Mien.Faces.Tracks;

namespace Mien.Faces.Tests.Tracks;

public sealed class ZeroLagFilterTests
{
    private static readonly OneEuroSettings s_settings = new() { RestingCutoffHz = 1, CutoffPerSpeed = 2, SpeedCutoffHz = 2 };

    [Fact]
    public void Smooth_SteadyMotion_IsKeptUpToBothEnds()
    {
        IReadOnlyList<float[]> rows = [.. Enumerable.Range(0, 60).Select(i => new float[] { 3 * i, 7 - (0.1f * i) })];

        IReadOnlyList<float[]> smoothed = ZeroLagFilter.Smooth(rows, Times(60), [], s_settings with { CutoffPerSpeed = 0 });

        for (int i = 0; i < 60; i++)
        {
            Assert.Equal(rows[i][0], smoothed[i][0], 0.03f);
            Assert.Equal(rows[i][1], smoothed[i][1], 0.001f);
        }
    }

    [Fact]
    public void Smooth_TimeReversed_IsTheSameReversed()
    {
        IReadOnlyList<float[]> rows = Wander(80, seed: 3);

        IReadOnlyList<float[]> forward = ZeroLagFilter.Smooth(rows, Times(80), [], s_settings);
        IReadOnlyList<float[]> backward = ZeroLagFilter.Smooth([.. rows.Reverse()], Times(80), [], s_settings);

        Assert.All(forward.Zip(backward.Reverse()), pair => Assert.Equal(pair.First[0], pair.Second[0], 1e-3f));
    }

    [Fact]
    public void Smooth_PartsThatOverlapByASecond_AgreeInTheMiddle()
    {
        IReadOnlyList<float[]> rows = Wander(600, seed: 4);

        IReadOnlyList<float[]> before = ZeroLagFilter.Smooth([.. rows.Take(330)], Times(330), [], s_settings);
        IReadOnlyList<float[]> after = ZeroLagFilter.Smooth([.. rows.Skip(270)], Times(330), [], s_settings);

        float spread = rows.Max(row => row[0]) - rows.Min(row => row[0]);
        Assert.InRange(Math.Abs(before[299][0] - after[29][0]) / spread, 0, 0.002f);
        Assert.InRange(Math.Abs(before[300][0] - after[30][0]) / spread, 0, 0.002f);
    }

    [Fact]
    public void Smooth_NoiseAtRest_IsAThirdOrLess()
    {
        Random random = new(5);
        IReadOnlyList<float[]> rows = [.. Enumerable.Range(0, 200).Select(_ => new float[] { random.NextSingle() * 0.01f })];

        IReadOnlyList<float[]> smoothed = ZeroLagFilter.Smooth(rows, Times(200), [], s_settings);

        Assert.InRange(Deviation(smoothed) / Deviation(rows), 0, 0.33f);
    }

    [Fact]
    public void Smooth_SuddenMotion_NeitherLagsNorLeads()
    {
        // At rest for a second, then 3 units a second: the filter is open before it begins.
        float At(int i) => Math.Max(0, i - 30) * 0.1f;
        IReadOnlyList<float[]> rows = [.. Enumerable.Range(0, 60).Select(i => new float[] { At(i) })];

        IReadOnlyList<float[]> smoothed = ZeroLagFilter.Smooth(rows, Times(60), [], s_settings with { CutoffPerSpeed = 20 });

        Assert.All(Enumerable.Range(0, 60), i => Assert.InRange(smoothed[i][0] - At(i), -0.02f, 0.05f));
    }

    [Fact]
    public void Smooth_OddCounts_AreMisuse()
    {
        Assert.Throws<ArgumentException>(() => ZeroLagFilter.Smooth(Wander(5, 1), Times(4), [], s_settings));
        Assert.Throws<ArgumentException>(() => ZeroLagFilter.Smooth(Wander(5, 1), Times(5), [1, 2], s_settings));
        Assert.Throws<ArgumentException>(() => ZeroLagFilter.Smooth(Wander(2, 1), [TimeSpan.Zero, TimeSpan.Zero], [], s_settings));
        Assert.Empty(ZeroLagFilter.Smooth([], [], [], s_settings));
    }

    private static TimeSpan[] Times(int count) => [.. Enumerable.Range(0, count).Select(i => TimeSpan.FromSeconds(i / 30.0))];

    private static List<float[]> Wander(int count, int seed)
    {
        Random random = new(seed);
        List<float[]> rows = [[0]];
        float speed = 0;
        while (rows.Count < count)
        {
            speed = (0.9f * speed) + (random.NextSingle() - 0.5f);
            rows.Add([rows[^1][0] + (speed * 0.1f)]);
        }

        return rows;
    }

    private static float Deviation(IReadOnlyList<float[]> rows)
    {
        double mean = rows.Average(row => (double)row[0]);
        return (float)Math.Sqrt(rows.Average(row => (row[0] - mean) * (row[0] - mean)));
    }
}
