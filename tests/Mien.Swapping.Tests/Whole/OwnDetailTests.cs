using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Whole.Sources;

namespace Mien.Swapping.Tests.Whole;

public sealed class OwnDetailTests
{
    private const int SmallPx = 64, LargePx = 128;

    [Fact]
    public void Keep_HalfSeenFace_KeepsItsDetailUnderTheNewLightAndTakesTheRestFromTheWhole()
    {
        Planes seen = Filled(LargePx, 0.3f);
        Plane trust = new(SmallPx, SmallPx);
        for (int y = 0; y < LargePx; y++)
        {
            for (int x = 0; x < LargePx; x++)
            {
                trust[x / 2, y / 2] = x < LargePx / 2 ? 1 : 0;
                seen.Green[x, y] = x >= LargePx / 2 ? 0.9f : (x, y) == (20, 60) ? 0.45f : 0.3f;
            }
        }

        Planes small = Resampler.Resize(seen, new Size(SmallPx, SmallPx), ResampleFilter.Triangle);
        Planes result = OwnDetail.Keep(seen, small, Filled(SmallPx, 0.4f), trust, new(SmallPx, SmallPx)).Colour;

        Assert.Equal(0.4f, result.Green[40, 100], 0.01f);       // seen, under the new light
        Assert.Equal(0.6f, result.Green[20, 60], 0.03f);        // a mole, as much lighter than its surroundings as it was
        Assert.Equal(0.4f, result.Green[100, 20], 0.01f);       // not seen
        Assert.InRange(result.Green[LargePx - 1 - 20, 60], 0.5f, 0.65f);    // the mole, on the side that was not seen
    }

    [Fact]
    public void Keep_WhatTheNetworkDoubts_DoesNotComeBack()
    {
        (Plane trust, Plane doubt) = (new(SmallPx, SmallPx), new(SmallPx, SmallPx));
        trust.Samples.AsSpan().Fill(1);
        Planes seen = Filled(LargePx, 0.4f);
        for (int y = 0; y < LargePx; y++)
        {
            for (int x = 60; x < 68; x++)
            {
                seen.Green[x, y] = 0.1f;    // a strand
                doubt[x / 2, y / 2] = 0.2f;
            }
        }

        Planes small = Resampler.Resize(seen, new Size(SmallPx, SmallPx), ResampleFilter.Triangle);
        Planes result = OwnDetail.Keep(seen, small, Filled(SmallPx, 0.4f), trust, doubt).Colour;

        Assert.Equal(0.4f, result.Green[64, 64], 0.06f);
        Assert.Equal(0.4f, result.Green[20, 64], 0.01f);
    }

    [Fact]
    public void Keep_FaceThatIsSeenWellUnderOtherLight_KeepsItsOwnPixelsWhateverTheNetworkSmoothed()
    {
        (Plane trust, Plane doubt) = (new(SmallPx, SmallPx), new(SmallPx, SmallPx));
        trust.Samples.AsSpan().Fill(1);
        doubt.Samples.AsSpan().Fill(0.02f);
        Planes seen = Filled(LargePx, 0.28f);
        for (int i = 0; i < seen.Green.Samples.Length; i++)
        {
            (int y, int x) = Math.DivRem(i, LargePx);
            seen.Green.Samples[i] *= 1 + (0.5f * MathF.Sin(x * 0.8f) * MathF.Sin(y * 0.8f));    // a brow's hairs
        }

        Planes small = Resampler.Resize(seen, new Size(SmallPx, SmallPx), ResampleFilter.Triangle);
        Planes result = OwnDetail.Keep(seen, small, Filled(SmallPx, 0.4f), trust, doubt).Colour;

        Assert.All(Enumerable.Range(0, LargePx * LargePx), i => Assert.InRange(result.Green.Samples[i] / seen.Green.Samples[i], 1.3f, 1.56f));
    }

    [Fact]
    public void Keep_DeepShadeFullOfNoise_GivesWayToTheWholeFace()
    {
        Plane trust = new(SmallPx, SmallPx);
        trust.Samples.AsSpan().Fill(1);
        Planes seen = Filled(LargePx, 0.1f);
        for (int i = 0; i < seen.Green.Samples.Length; i++)
        {
            seen.Green.Samples[i] *= i % 3 == 0 ? 1.6f : 0.7f;
        }

        Planes small = Resampler.Resize(seen, new Size(SmallPx, SmallPx), ResampleFilter.Triangle);
        (Planes result, Plane own) = OwnDetail.Keep(seen, small, Filled(SmallPx, 0.4f), trust, new(SmallPx, SmallPx));

        Assert.All(result.Green.Samples, sample => Assert.Equal(0.4f, sample, 0.03f));
        Assert.All(own.Samples, sample => Assert.Equal(0, sample, 0.01f));
    }

    private static Planes Filled(int sidePx, float value)
    {
        Planes planes = new(sidePx, sidePx);
        for (int channel = 0; channel < 3; channel++)
        {
            planes[channel].Samples.AsSpan().Fill(value);
        }

        return planes;
    }
}
