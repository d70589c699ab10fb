using Mien.Imaging.Pixels;
using Mien.Swapping.Whole.Sources;

namespace Mien.Swapping.Tests.Whole;

public sealed class PhotoGrainTests
{
    private const int SidePx = 192;

    [Fact]
    public void Quieted_GrainyPhoto_LosesTheGrainAndKeepsItsFeatures()
    {
        Planes seen = Skin(grain: 0.25f);
        for (int y = 60; y < 64; y++)
        {
            for (int x = 40; x < 80; x++)
            {
                (seen.Red[x, y], seen.Green[x, y], seen.Blue[x, y]) = (0.02f, 0.02f, 0.02f);   // a brow
            }
        }

        Planes quiet = PhotoGrain.Quieted(seen, Ones(), Ones());

        Assert.True(Deviation(quiet) < 0.7 * Deviation(seen), $"{Deviation(seen)} → {Deviation(quiet)}");
        Assert.True(quiet.Green[60, 62] < 0.06f);
    }

    [Fact]
    public void Quieted_CleanPhoto_StaysBitForBit()
    {
        Planes seen = Skin(grain: 0.02f);

        Assert.Same(seen, PhotoGrain.Quieted(seen, Ones(), Ones()));
    }

    [Fact]
    public void Quieted_NoSkinSeen_StaysBitForBit()
    {
        Planes seen = Skin(grain: 0.25f);

        Assert.Same(seen, PhotoGrain.Quieted(seen, new(SidePx, SidePx), Ones()));
    }

    private static Planes Skin(float grain)
    {
        Random random = new(1);
        Planes skin = new(SidePx, SidePx);
        for (int i = 0; i < SidePx * SidePx; i++)
        {
            float light = 1 + (grain * (random.NextSingle() + random.NextSingle() - 1));
            (skin.Red.Samples[i], skin.Green.Samples[i], skin.Blue.Samples[i]) = (0.5f * light, 0.35f * light, 0.25f * light);
        }

        return skin;
    }

    /// <summary>Below the brow.</summary>
    private static double Deviation(Planes planes)
    {
        float[] samples = planes.Green.Samples[(100 * SidePx)..(180 * SidePx)];
        double mean = samples.Average();
        return Math.Sqrt(samples.Average(sample => (sample - mean) * (sample - mean)));
    }

    private static Plane Ones()
    {
        Plane ones = new(SidePx, SidePx);
        ones.Samples.AsSpan().Fill(1);
        return ones;
    }
}
