using Mien.Imaging.Filters;
using Mien.Testing;

namespace Mien.Imaging.Tests.Filters;

public sealed class MaskedBlurTests
{
    [Theory]
    [InlineData(1000)]
    [InlineData(float.NaN)]
    public void Apply_WhatLiesOutsideTheMask_NeverBleedsIn(float outside)
    {
        Plane mask = Patterns.Disc(90, 90, 45, 45, 18);
        Plane source = Patterns.Fill(90, 90, (x, y) => mask[x, y] > 0 ? 0.3f : outside);
        Plane blurred = MaskedBlur.Apply(source, mask, 4, fallback: -1, workers: 2);
        Assert.All(
            Enumerable.Range(0, 8100).Where(i => mask.Samples[i] > 0), i => Assert.Equal(0.3f, blurred.Samples[i], 1e-5f));
        Assert.Equal(-1, blurred[0, 0]);
    }

    [Fact]
    public void Apply_FullMask_IsTheGaussian()
    {
        Plane source = Patterns.Noise(50, 40, 1);
        PlaneAssert.Close(GaussianBlur.Apply(source, 2), MaskedBlur.Apply(source, Patterns.Constant(50, 40, 1), 2), 1e-5f);
    }

    [Fact]
    public void GradientMagnitude_Noise_EqualsCentralDifferences()
    {
        foreach ((int width, int height) in new[] { (37, 21), (1, 5), (5, 1), (2, 2) })
        {
            Plane plane = Patterns.Noise(width, height, 3);
            Plane expected = Patterns.Fill(width, height, (x, y) => 0.5f * float.Hypot(
                SlowResampling.At(plane, x + 1, y, null) - SlowResampling.At(plane, x - 1, y, null),
                SlowResampling.At(plane, x, y + 1, null) - SlowResampling.At(plane, x, y - 1, null)));
            PlaneAssert.Close(expected, Gradient.Magnitude(plane, 2), 1e-6f);
        }
    }

    [Fact]
    public void LaplacianVariance_MoreBlur_IsLower()
    {
        Plane plane = Patterns.Noise(80, 60, 2);
        float[] found = [.. new[] { 0, 0.7f, 1.5f, 3 }.Select(sigma => Sharpness.LaplacianVariance(GaussianBlur.Apply(plane, sigma)))];
        Assert.True(found[0] > 3 * found[1] && found[1] > 3 * found[2] && found[2] > 3 * found[3], string.Join(' ', found));

        // White noise of variance 1/12 through weights 1 1 1 1 −4: (4 + 16) / 12.
        Assert.InRange(found[0], 20f / 12 * 0.95f, 20f / 12 * 1.05f);
        Assert.Equal(0, Sharpness.LaplacianVariance(plane, new(80, 60)));
        Plane half = Patterns.Fill(80, 60, (x, _) => x < 40 ? 0.5f : plane[x, 30]);
        Assert.Equal(0, Sharpness.LaplacianVariance(half, Patterns.Fill(80, 60, (x, _) => x < 30 ? 1 : 0)));
    }
}
