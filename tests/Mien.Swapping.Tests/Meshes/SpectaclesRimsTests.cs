using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Masks;

namespace Mien.Swapping.Tests.Meshes;

public sealed class SpectaclesRimsTests
{
    private const float Skin = 0.7f;

    private static readonly AtlasGeometry s_atlas = new(CanonicalFace.Load(), 160);

    [Theory]
    [InlineData(0.3f, 0)]
    [InlineData(0.95f, 0)]
    [InlineData(Skin, 0.12f)]
    public void Find_NarrowBand_IsFound(float lightness, float blue)
    {
        Planes oklab = Face();
        Fill(oklab, 40, 60, lightness, blue, thick: 3);

        Plane rims = SpectaclesRims.Find(oklab, Skin, s_atlas);

        Assert.InRange(rims[80, 41], 0.95f, 1);
        Assert.Equal(0, rims[80, 80]);
    }

    [Theory]
    [InlineData(0.65f)]
    [InlineData(0.75f)]
    public void FindWire_NearlyOfTheSkinsColour_IsFoundWhereRimsAreNot(float lightness)
    {
        Planes oklab = Face();
        Fill(oklab, 40, 60, lightness, blue: 0, thick: 1);
        Fill(oklab, 100, 60, lightness, blue: 0, thick: 6); // a bag under the eye

        Plane wire = SpectaclesRims.FindWire(oklab, Skin, s_atlas);

        Assert.InRange(wire[80, 40], 0.4f, 1);
        Assert.Equal(0, wire[80, 103]);
        Assert.InRange(SpectaclesRims.Find(oklab, Skin, s_atlas)[80, 40], 0, 0.05f);
    }

    [Fact]
    public void Find_SlowShadeAndWidePatch_AreNone()
    {
        Planes oklab = Face();
        for (int y = 0; y < oklab.Height; y++)
        {
            oklab.Red.Row(y).Fill(0.4f + (0.4f * y / oklab.Height));
        }

        for (int y = 60; y < 120; y++)
        {
            oklab.Red.Row(y).Fill(0.3f); // a cap's shadow
        }

        Assert.All(SpectaclesRims.Find(oklab, Skin, s_atlas).Samples, rim => Assert.InRange(rim, 0, 0.05f));
    }

    private static Planes Face()
    {
        Planes oklab = new(s_atlas.SizePx, s_atlas.SizePx);
        oklab.Red.Samples.AsSpan().Fill(Skin);
        return oklab;
    }

    private static void Fill(Planes oklab, int y, int x, float lightness, float blue, int thick)
    {
        for (int row = y; row < y + thick; row++)
        {
            oklab.Red.Row(row).Slice(x, 60).Fill(lightness);
            oklab.Blue.Row(row).Slice(x, 60).Fill(blue);
        }
    }
}
