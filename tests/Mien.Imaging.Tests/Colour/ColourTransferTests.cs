using System.Numerics;
using Mien.Imaging.Colour;
using Mien.Imaging.Pixels;
using Mien.Testing;
using Xunit;

namespace Mien.Imaging.Tests.Colour;

public sealed class ColourTransferTests
{
    [Fact]
    public void Of_WeightedColours_EqualsSlowSums()
    {
        Planes planes = Mixed(37, 29, 3);
        Plane weight = Patterns.Noise(37, 29, 9);
        ColourStatistics statistics = ColourStatistics.Of(planes, weight);
        double total = weight.Samples.Sum(w => (double)w);
        double meanRed = planes.Red.Samples.Zip(weight.Samples, (c, w) => (double)c * w).Sum() / total;
        double meanBlue = planes.Blue.Samples.Zip(weight.Samples, (c, w) => (double)c * w).Sum() / total;
        double covariance = Enumerable.Range(0, weight.Samples.Length)
            .Sum(i => weight.Samples[i] * (planes.Red.Samples[i] - meanRed) * (planes.Blue.Samples[i] - meanBlue)) / total;
        Assert.Equal(total, statistics.Weight, 1e-2);
        Assert.Equal(meanRed, statistics.Mean.X, 1e-5);
        Assert.Equal(meanBlue, statistics.Mean.Z, 1e-5);
        Assert.Equal(covariance, statistics.Covariance.Xz, 1e-6);
        Assert.True(Math.Abs(covariance) > 1e-3);
    }

    [Fact]
    public void MongeKantorovich_AppliedToItsPicture_GivesTheOthersMeanAndCovariance()
    {
        (ColourStatistics wanted, ColourStatistics got) = Transferred((from, to) => ColourTransfer.MongeKantorovich(from, to, mostRatio: 100));
        AssertClose(wanted.Mean, got.Mean, 1e-4f);
        AssertClose(wanted.Covariance, got.Covariance, 1e-5);
    }

    [Fact]
    public void MeanAndDeviation_AppliedToItsPicture_GivesTheOthersMeanAndDeviation()
    {
        (ColourStatistics wanted, ColourStatistics got) = Transferred((from, to) => ColourTransfer.MeanAndDeviation(from, to, mostRatio: 100));
        AssertClose(wanted.Mean, got.Mean, 1e-4f);
        AssertClose(wanted.Deviation, got.Deviation, 1e-4f);
    }

    [Fact]
    public void Both_EqualStatistics_ChangeNothing()
    {
        ColourStatistics statistics = ColourStatistics.Of(Mixed(64, 64, 1), Patterns.Constant(64, 64, 1));
        Vector3 colour = new(0.3f, -0.1f, 0.7f);
        AssertClose(colour, ColourTransfer.MeanAndDeviation(statistics, statistics).Apply(colour), 1e-6f);
        AssertClose(colour, ColourTransfer.MongeKantorovich(statistics, statistics).Apply(colour), 1e-5f);
    }

    [Fact]
    public void Both_HugeContrast_IsLimited()
    {
        Plane all = Patterns.Constant(32, 32, 1);
        ColourStatistics flat = ColourStatistics.Of(new(Patterns.Constant(32, 32, 0.5f), all, all), all);
        ColourStatistics rich = ColourStatistics.Of(Mixed(32, 32, 1), all);
        Vector3 step = new(0.01f, 0, 0);
        foreach (ColourTransfer transfer in new[]
        {
            ColourTransfer.MeanAndDeviation(flat, rich, 1.5f), ColourTransfer.MongeKantorovich(flat, rich, 1.5f),
        })
        {
            Assert.InRange(Vector3.Distance(transfer.Apply(step), transfer.Apply(default)), 0, 0.01501f);
        }
    }

    [Fact]
    public void Both_NothingUnderTheMask_AreIdentity()
    {
        ColourStatistics none = ColourStatistics.Of(Mixed(8, 8, 1), Patterns.Constant(8, 8, 0));
        ColourStatistics some = ColourStatistics.Of(Mixed(8, 8, 1), Patterns.Constant(8, 8, 1));
        Assert.Equal(0, none.Weight);
        Assert.Equal(ColourTransfer.Identity, ColourTransfer.MeanAndDeviation(none, some));
        Assert.Equal(ColourTransfer.Identity, ColourTransfer.MongeKantorovich(some, none));
    }

    /// <summary>Noise whose channels depend on each other.</summary>
    private static (ColourStatistics Wanted, ColourStatistics Got) Transferred(Func<ColourStatistics, ColourStatistics, ColourTransfer> method)
    {
        Plane all = Patterns.Constant(64, 64, 1);
        Planes source = Mixed(64, 64, 1);
        ColourStatistics wanted = ColourStatistics.Of(Turned(Mixed(64, 64, 50)), all);
        return (wanted, ColourStatistics.Of(method(ColourStatistics.Of(source, all), wanted).Apply(source), all));
    }

    private static Planes Mixed(int width, int height, int seed)
    {
        Planes noise = Patterns.NoiseColour(width, height, seed);
        for (int i = 0; i < noise.Red.Samples.Length; i++)
        {
            noise.Green.Samples[i] = (0.5f * noise.Green.Samples[i]) + (0.4f * noise.Red.Samples[i]);
            noise.Blue.Samples[i] = (0.3f * noise.Blue.Samples[i]) - (0.2f * noise.Red.Samples[i]) + 0.4f;
        }

        return noise;
    }

    private static Planes Turned(Planes planes) => new(planes.Blue, planes.Red, planes.Green);

    private static void AssertClose(Vector3 expected, Vector3 actual, float tolerance) =>
        Assert.InRange(Vector3.Distance(expected, actual), 0, tolerance);

    private static void AssertClose(Symmetric3 expected, Symmetric3 actual, double tolerance)
    {
        Assert.Equal(expected.Xx, actual.Xx, tolerance);
        Assert.Equal(expected.Yy, actual.Yy, tolerance);
        Assert.Equal(expected.Zz, actual.Zz, tolerance);
        Assert.Equal(expected.Xy, actual.Xy, tolerance);
        Assert.Equal(expected.Xz, actual.Xz, tolerance);
        Assert.Equal(expected.Yz, actual.Yz, tolerance);
    }
}
