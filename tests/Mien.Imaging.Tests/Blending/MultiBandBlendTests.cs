using Mien.Imaging.Blending;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Testing;
using Xunit;

namespace Mien.Imaging.Tests.Blending;

public sealed class MultiBandBlendTests
{
    [Theory]
    [InlineData(64, 64)]
    [InlineData(97, 130)]
    [InlineData(33, 17)]
    [InlineData(8, 9)]
    [InlineData(5, 1)]
    [InlineData(1, 1)]
    public void Apply_NoiseOfAnySize_EqualsSlowPyramids(int width, int height)
    {
        Planes background = Patterns.NoiseColour(width, height, 1);
        Planes foreground = Patterns.NoiseColour(width, height, 7);
        Plane mask = Patterns.Disc(width, height, width * 0.4f, height * 0.6f, width * 0.3f);
        Planes blended = MultiBandBlend.Apply(background, foreground, mask, 2);
        for (int channel = 0; channel < 3; channel++)
        {
            PlaneAssert.Close(SlowBlend.MultiBand(background[channel], foreground[channel], mask), blended[channel], 1e-5f);
        }
    }

    [Fact]
    public void Apply_EqualPictures_GivesThatPicture()
    {
        Planes picture = Patterns.NoiseColour(150, 111, 1);
        PlaneAssert.Close(picture.Green, MultiBandBlend.Apply(picture, picture, Patterns.Noise(150, 111, 3)).Green, 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Apply_WholeMask_GivesOnePicture(float mask)
    {
        Planes background = Patterns.NoiseColour(90, 71, 1);
        Planes foreground = Patterns.NoiseColour(90, 71, 7);
        Planes blended = MultiBandBlend.Apply(background, foreground, Patterns.Constant(90, 71, mask));
        PlaneAssert.Close(mask == 0 ? background.Blue : foreground.Blue, blended.Blue, 1e-5f);
    }

    [Fact]
    public void Apply_BeyondTheReachOfTheMask_KeepsBackgroundBitForBit()
    {
        Planes background = Patterns.NoiseColour(300, 64, 1);
        Plane mask = Patterns.Fill(300, 64, (x, _) => x < 20 ? 1 : 0);
        Planes blended = MultiBandBlend.Apply(background, Patterns.NoiseColour(300, 64, 7), mask);
        int reachPx = MultiBandBlend.ReachPx(new Size(300, 64));
        int changed = 0;
        for (int x = 20; x < 300; x++)
        {
            for (int y = 0; y < 64; y++)
            {
                changed += background.Red[x, y] == blended.Red[x, y] ? 0 : 1;
                Assert.True(x - 19 <= reachPx || background.Red[x, y] == blended.Red[x, y]);
            }
        }

        Assert.True(changed > 0);
    }

    [Fact]
    public void Apply_HardSeamBetweenTwoGreys_BecomesASlope()
    {
        Planes dark = Flat(0.2f);
        Plane mask = Patterns.Fill(128, 128, (x, _) => x < 64 ? 0 : 1);
        Plane blended = MultiBandBlend.Apply(dark, Flat(0.6f), mask).Red;
        for (int x = 1; x < 128; x++)
        {
            Assert.InRange(blended[x, 64] - blended[x - 1, 64], -1e-5f, 0.05f);
        }
    }

    [Fact]
    public void AlphaBlend_Noise_EqualsFormula()
    {
        Planes a = Patterns.NoiseColour(31, 9, 1);
        Planes b = Patterns.NoiseColour(31, 9, 5);
        Plane mask = Patterns.Fill(31, 9, (x, _) => x < 9 ? 0 : x / 30f);
        Planes blended = AlphaBlend.Apply(a, b, mask, 2);
        PlaneAssert.Close(Patterns.Fill(31, 9, (x, y) => ((1 - mask[x, y]) * a.Green[x, y]) + (mask[x, y] * b.Green[x, y])), blended.Green, 1e-6f);
        Assert.Equal(a.Red[4, 3], blended.Red[4, 3]);
    }

    private static Planes Flat(float value) =>
        new(Patterns.Constant(128, 128, value), Patterns.Constant(128, 128, value), Patterns.Constant(128, 128, value));
}
