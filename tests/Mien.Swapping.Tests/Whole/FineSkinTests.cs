using Mien.Imaging.Pixels;
using Mien.Swapping.Whole.Targets;

namespace Mien.Swapping.Tests.Whole;

public sealed class FineSkinTests
{
    private const int SidePx = 96;

    [Fact]
    public void TakeInPlace_Skin_HasTheTargetsPoresOnItsOwnTone()
    {
        Planes drawn = Pattern(0.5f, (x, y) => (x + y) % 2 == 0 ? 1.2f : 0.8f), own = Pattern(0.2f, (x, y) => x % 3 == 0 ? 0.9f : 1.05f);

        FineSkin.TakeInPlace(drawn, own, Filled(1), sourceEyeDistancePx: 40, eyeDistancePx: 80, workers: 1);

        for (int x = 12; x < SidePx - 12; x++)
        {
            Assert.Equal(0.5f * own.Green[x, 40] / 0.2f, drawn.Green[x, 40], 0.02f);
        }
    }

    [Fact]
    public void TakeInPlace_WhatIsNoSkin_StaysBitForBit()
    {
        Planes drawn = Pattern(0.5f, (x, y) => (x + y) % 2 == 0 ? 1.2f : 0.8f), before = drawn.Clone();

        FineSkin.TakeInPlace(drawn, Pattern(0.2f, (_, _) => 1), Filled(0), sourceEyeDistancePx: 40, eyeDistancePx: 80, workers: 1);

        Assert.Equal(before.Green.Samples, drawn.Green.Samples);
    }

    [Fact]
    public void TakeInPlace_WhatTheSourcesPhotoResolves_StaysThePersons()
    {
        // Stripes of 24 px on the target are 16 px of the source's photo: no pores.
        Planes drawn = Pattern(0.5f, (x, _) => x / 24 % 2 == 0 ? 1.2f : 0.8f), before = drawn.Clone();

        FineSkin.TakeInPlace(drawn, Pattern(0.2f, (_, _) => 1), Filled(1), sourceEyeDistancePx: 160, eyeDistancePx: 240, workers: 1);

        Assert.Equal(before.Green[36, 40], drawn.Green[36, 40], 0.005f);
        Assert.Equal(before.Green[60, 40], drawn.Green[60, 40], 0.005f);
    }

    private static Planes Pattern(float tone, Func<int, int, float> at)
    {
        Planes planes = new(SidePx, SidePx);
        for (int i = 0; i < SidePx * SidePx; i++)
        {
            (int y, int x) = Math.DivRem(i, SidePx);
            float value = tone * at(x, y);
            (planes.Red.Samples[i], planes.Green.Samples[i], planes.Blue.Samples[i]) = (value, value, value);
        }

        return planes;
    }

    private static Plane Filled(float value)
    {
        Plane plane = new(SidePx, SidePx);
        plane.Samples.AsSpan().Fill(value);
        return plane;
    }
}
