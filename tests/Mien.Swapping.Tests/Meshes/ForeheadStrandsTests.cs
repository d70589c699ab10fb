using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Masks;

namespace Mien.Swapping.Tests.Meshes;

public sealed class ForeheadStrandsTests
{
    private const float Skin = 0.7f;

    private static readonly AtlasGeometry s_atlas = new(CanonicalFace.Load(), 160);
    private static readonly AtlasRegions s_regions = new(s_atlas);

    [Theory]
    [InlineData(0, 0.6f)]
    [InlineData(0.8f, 0.6f)]
    [InlineData(-0.8f, 0.6f)]
    [InlineData(0, 0.85f)]
    public void Find_StrandDownTheForehead_IsFoundAndNothingBesideIt(float lean, float lightness)
    {
        Plane face = Face();
        DrawStrand(face, lean, lightness);

        Plane strands = ForeheadStrands.Find(face, Skin, s_regions);

        Assert.InRange(strands[80, Middle()], 0.8f, 1);
        Assert.InRange(strands[100, Middle()], 0, 0.05f);
        Assert.Equal(0, strands[80, 120]);
    }

    [Fact]
    public void Find_FurrowsAndSlowShade_AreNone()
    {
        Plane face = Face();
        for (int y = 0; y < face.Height; y++)
        {
            for (int x = 0; x < face.Width; x++)
            {
                face[x, y] = (0.4f + (0.3f * x / face.Width)) * (y % 8 < 2 ? 0.8f : 1);
            }
        }

        Assert.All(ForeheadStrands.Find(face, Skin, s_regions).Samples, strand => Assert.InRange(strand, 0, 0.01f));
    }

    /// <summary>Two texels wide, through the middle of the forehead and on down the face.</summary>
    private static void DrawStrand(Plane face, float lean, float lightness)
    {
        for (int y = 0; y < face.Height; y++)
        {
            int x = Math.Clamp(80 + (int)MathF.Round(lean * (y - Middle())), 0, face.Width - 2);
            face[x, y] = face[x + 1, y] = lightness;
        }
    }

    /// <summary>Row in the middle of the forehead.</summary>
    private static int Middle()
    {
        int[] rows = [.. Enumerable.Range(0, s_atlas.SizePx).Where(y => s_regions.Forehead[80, y] > 0.5f)];
        return (rows[0] + rows[^1]) / 2;
    }

    private static Plane Face()
    {
        Plane lightness = new(s_atlas.SizePx, s_atlas.SizePx);
        lightness.Samples.AsSpan().Fill(Skin);
        return lightness;
    }
}
