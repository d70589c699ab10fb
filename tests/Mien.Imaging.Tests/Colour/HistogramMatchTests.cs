using Mien.Imaging.Colour;
using Mien.Testing;

namespace Mien.Imaging.Tests.Colour;

public sealed class HistogramMatchTests
{
    [Fact]
    public void Create_CurvedValues_FindsTheCurve()
    {
        Plane from = Patterns.Noise(120, 90, 1);
        Plane to = Patterns.Fill(120, 90, (x, y) => 0.2f + (0.5f * from[x, y] * from[x, y]));
        Plane all = Patterns.Constant(120, 90, 1);
        HistogramMatch match = HistogramMatch.Create(from, all, to, all);
        PlaneAssert.Close(to, match.Apply(from, 2), 0.004f);
    }

    [Fact]
    public void Create_WeightZero_IsNotLookedAt()
    {
        Plane weight = Patterns.Fill(60, 60, (x, _) => x < 30 ? 1 : 0);
        Plane from = Patterns.Noise(60, 60, 1);
        Plane to = Patterns.Fill(60, 60, (x, y) => x < 30 ? from[x, y] + 0.25f : 50);
        HistogramMatch match = HistogramMatch.Create(from, weight, to, weight);
        foreach (float value in new[] { 0.1f, 0.5f, 0.9f, 1.5f, -0.4f })
        {
            Assert.Equal(value + 0.25f, match.Apply(value), 0.003f);
        }
    }

    [Fact]
    public void Create_AnyValues_CurveNeverFalls()
    {
        Plane all = Patterns.Constant(40, 40, 1);
        Plane two = Patterns.Fill(40, 40, (x, _) => x < 7 ? 0.1f : 0.8f);
        HistogramMatch match = HistogramMatch.Create(Patterns.Noise(40, 40, 2), all, two, all);
        float[] curve = [.. Enumerable.Range(-20, 140).Select(i => match.Apply(i / 100f))];
        Assert.All(Enumerable.Range(1, curve.Length - 1), i => Assert.True(curve[i] >= curve[i - 1]));
        Assert.Equal(0.1f, match.Apply(0.08f), 0.01f);
        Assert.Equal(0.8f, match.Apply(0.6f), 0.01f);
    }

    [Fact]
    public void Create_NoWeightOrOneValue_StaysFinite()
    {
        Plane noise = Patterns.Noise(9, 9, 2);
        Plane all = Patterns.Constant(9, 9, 1);
        PlaneAssert.Close(noise, HistogramMatch.Create(noise, new(9, 9), noise, all).Apply(noise), 1e-5f);
        Plane flat = Patterns.Constant(9, 9, 0.4f);
        Assert.InRange(HistogramMatch.Create(flat, all, noise, all).Apply(0.4f), 0, 1);
        Assert.Equal(0.4f, HistogramMatch.Create(noise, all, flat, all).Apply(0.7f), 1e-4f);
    }
}
