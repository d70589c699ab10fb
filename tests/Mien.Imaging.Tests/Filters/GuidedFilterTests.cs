using Mien.Imaging.Filters;
using Mien.Testing;
using Xunit;

namespace Mien.Imaging.Tests.Filters;

public sealed class GuidedFilterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(60)]
    public void Apply_NoiseGuide_EqualsDefinition(int radiusPx)
    {
        Plane guide = Patterns.Noise(43, 38, 1);
        Plane input = Patterns.Smooth(43, 38);
        PlaneAssert.Close(Slow(guide, input, radiusPx, 0.01), GuidedFilter.Apply(guide, input, radiusPx, 0.01f, 2), 1e-4f);
    }

    [Fact]
    public void Apply_CoarseMask_SnapsToTheGuidesEdge()
    {
        Plane guide = Patterns.Fill(80, 60, (x, _) => x < 40 ? 0.2f : 0.8f);
        Plane coarse = Patterns.Fill(80, 60, (x, _) => Math.Clamp((x - 32) / 16f, 0, 1));
        Plane refined = GuidedFilter.Apply(guide, coarse, 10, 1e-4f);
        Assert.InRange(refined[40, 30] - refined[39, 30], 8 * (coarse[40, 30] - coarse[39, 30]), 1);
    }

    [Fact]
    public void ApplyFast_CoarseMask_SnapsToTheGuidesEdgeAlmostLikeTheWhole()
    {
        Plane guide = Patterns.Fill(80, 60, (x, _) => x < 41 ? 0.2f : 0.8f);
        Plane coarse = Patterns.Fill(80, 60, (x, _) => Math.Clamp((x - 32) / 16f, 0, 1));
        Plane fast = GuidedFilter.ApplyFast(guide, coarse, 10, 1e-3f, step: 2);
        Assert.True(fast[41, 30] - fast[40, 30] > 0.4f, $"a step of {fast[41, 30] - fast[40, 30]}");
        PlaneAssert.Close(GuidedFilter.Apply(guide, coarse, 10, 1e-3f), fast, 0.1f);
    }

    [Fact]
    public void ApplyFast_StepOne_IsTheWhole() => PlaneAssert.Close(
        GuidedFilter.Apply(Patterns.Noise(43, 38, 1), Patterns.Smooth(43, 38), 4, 0.01f),
        GuidedFilter.ApplyFast(Patterns.Noise(43, 38, 1), Patterns.Smooth(43, 38), 4, 0.01f, step: 1),
        1e-4f);

    [Fact]
    public void Apply_ConstantInput_StaysConstant() => PlaneAssert.Close(
        Patterns.Constant(70, 50, 0.3f), GuidedFilter.Apply(Patterns.Noise(70, 50, 1), Patterns.Constant(70, 50, 0.3f), 7, 1e-3f), 1e-4f);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(200)]
    public void BoxBlur_Noise_EqualsSlowMean(int radiusPx)
    {
        Plane source = Patterns.Noise(61, 43, 1);
        PlaneAssert.Close(SlowFilters.Separable(source, radiusPx, _ => 1), BoxBlur.Apply(source, radiusPx, 2), 1e-5f);
    }

    [Fact]
    public void Median_Noise_EqualsSortedNeighbours()
    {
        Plane source = Patterns.Noise(45, 21, 6);
        Plane expected = Patterns.Fill(45, 21, (x, y) => Enumerable.Range(0, 9)
            .Select(i => source[Math.Clamp(x - 1 + (i % 3), 0, 44), Math.Clamp(y - 1 + (i / 3), 0, 20)]).Order().ElementAt(4));
        PlaneAssert.Close(expected, Median3x3.Apply(source, 2), 0);
        Assert.Equal(0.5f, Median3x3.Apply(Patterns.Constant(1, 1, 0.5f))[0, 0]);
    }

    private static Plane Slow(Plane guide, Plane input, int radiusPx, double tolerance)
    {
        Plane Mean(Func<int, float> value) => SlowFilters.Separable(
            Patterns.Fill(guide.Width, guide.Height, (x, y) => value((y * guide.Width) + x)), radiusPx, _ => 1);
        float[] i = guide.Samples;
        float[] p = input.Samples;
        float[] meanI = Mean(k => i[k]).Samples;
        float[] meanP = Mean(k => p[k]).Samples;
        float[] meanIp = Mean(k => i[k] * p[k]).Samples;
        float[] meanIi = Mean(k => i[k] * i[k]).Samples;
        float A(int k) => (float)((meanIp[k] - (meanI[k] * meanP[k])) / (meanIi[k] - (meanI[k] * meanI[k]) + tolerance));
        Plane a = Mean(A);
        Plane b = Mean(k => meanP[k] - (A(k) * meanI[k]));
        return Patterns.Fill(guide.Width, guide.Height, (x, y) => (a[x, y] * guide[x, y]) + b[x, y]);
    }
}
