using Mien.Imaging.Masks;
using Mien.Testing;
using Xunit;

namespace Mien.Imaging.Tests.Masks;

public sealed class FeatherTests
{
    [Fact]
    public void Smooth_Plane_EqualsSmoothOfEachSample()
    {
        Plane values = Patterns.Fill(37, 3, (x, y) => (x * 0.1f) - y);
        Plane ramp = Ramp.Smooth(values, -0.5f, 2);
        PlaneAssert.Close(Patterns.Fill(37, 3, (x, y) => Ramp.Smooth(-0.5f, 2, values[x, y])), ramp, 1e-6f);
        Assert.Equal(0, Ramp.Smooth(1, 2, 0.9f));
        Assert.Equal(0.5f, Ramp.Smooth(1, 2, 1.5f));
        Assert.Equal(1, Ramp.Smooth(1, 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ramp.Smooth(values, 1, 1));
    }

    [Fact]
    public void Inward_Disc_IsZeroOutsideOneInsideAndRisesBetween()
    {
        Plane mask = Patterns.Disc(81, 81, 40, 40, 30);
        Plane feather = Feather.Inward(mask, 10);
        Assert.Equal(0, feather[40, 5]);
        Assert.Equal(1, feather[40, 40]);
        for (int x = 1; x <= 40; x++)
        {
            Assert.True(feather[x, 40] >= feather[x - 1, 40]);
        }

        Assert.InRange(feather[15, 40], 0.4f, 0.7f);
    }

    [Fact]
    public void InwardInProportion_TwiceTheSize_LooksTheSame()
    {
        Plane small = Feather.InwardInProportion(Patterns.Disc(80, 80, 40, 40, 30), 0.3f);
        Plane large = Feather.InwardInProportion(Patterns.Disc(160, 160, 80, 80, 60), 0.3f);
        for (int x = 0; x < 80; x++)
        {
            Assert.Equal(small[x, 40], large[2 * x, 80], 0.06f);
        }

        PlaneAssert.Close(Patterns.Constant(5, 5, 0), Feather.InwardInProportion(Patterns.Constant(5, 5, 0), 0.3f), 0);
    }

    [Fact]
    public void Combination_TwoMasks_EqualsScalarOperators()
    {
        Plane a = Patterns.Noise(13, 7, 1);
        Plane b = Patterns.Noise(13, 7, 2);
        PlaneAssert.Close(Patterns.Fill(13, 7, (x, y) => Math.Min(a[x, y], b[x, y])), MaskCombination.Min(a, b), 0);
        PlaneAssert.Close(Patterns.Fill(13, 7, (x, y) => Math.Max(a[x, y], b[x, y])), MaskCombination.Max(a, b, 4), 0);
        PlaneAssert.Close(Patterns.Fill(13, 7, (x, y) => a[x, y] * b[x, y]), MaskCombination.Product(a, b), 0);
        PlaneAssert.Close(Patterns.Fill(13, 7, (x, y) => 1 - a[x, y]), MaskCombination.Invert(a, 2), 0);
        Assert.Throws<ArgumentException>(() => MaskCombination.Min(a, Patterns.Noise(7, 13, 2)));
    }
}
