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
        Planes result = OwnDetail.Keep(seen, small, Filled(SmallPx, 0.4f), trust);

        Assert.Equal(0.4f, result.Green[40, 100], 0.01f);       // seen, under the new light
        Assert.Equal(0.6f, result.Green[20, 60], 0.03f);        // a mole, as much lighter than its surroundings as it was
        Assert.Equal(0.4f, result.Green[100, 20], 0.01f);       // not seen
        Assert.InRange(result.Green[LargePx - 1 - 20, 60], 0.5f, 0.65f);    // the mole, on the side that was not seen
    }

    [Fact]
    public void Keep_WhatTheNetworkTookAway_DoesNotComeBack()
    {
        Plane trust = new(SmallPx, SmallPx);
        trust.Samples.AsSpan().Fill(1);
        Planes seen = Filled(LargePx, 0.4f);
        for (int y = 0; y < LargePx; y++)
        {
            for (int x = 60; x < 68; x++)
            {
                seen.Green[x, y] = 0.1f;    // a strand
            }
        }

        Planes small = Resampler.Resize(seen, new Size(SmallPx, SmallPx), ResampleFilter.Triangle);
        Planes result = OwnDetail.Keep(seen, small, Filled(SmallPx, 0.4f), trust);

        Assert.Equal(0.4f, result.Green[64, 64], 0.06f);
        Assert.Equal(0.4f, result.Green[20, 64], 0.01f);
    }

    [Fact]
    public void Keep_PhotoThatIsFarTooDark_ShowsWhatWasMadeUpInsteadOfItsNoise()
    {
        Plane trust = new(SmallPx, SmallPx);
        trust.Samples.AsSpan().Fill(1);
        Planes seen = Filled(LargePx, 0.05f);
        for (int i = 0; i < seen.Green.Samples.Length; i++)
        {
            seen.Green.Samples[i] += (i + (i / LargePx)) % 2 == 0 ? 0.02f : -0.02f;
        }

        Planes result = OwnDetail.Keep(seen, Filled(SmallPx, 0.05f), Filled(SmallPx, 0.3f), trust);

        // Brightened as it is it would be 0.12 off.
        Assert.All(result.Green.Samples, sample => Assert.InRange(sample, 0.2f, 0.36f));
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
