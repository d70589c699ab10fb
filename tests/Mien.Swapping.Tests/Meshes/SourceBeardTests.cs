using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Tests.Meshes;

public sealed class SourceBeardTests
{
    private static readonly AtlasGeometry s_atlas = new(CanonicalFace.Load(), 160);
    private static readonly AtlasRegions s_regions = new(s_atlas);

    /// <summary>Of the canonical mesh: the chin below the lips, and the cheek before the ear, as high as the mouth.</summary>
    private static readonly (int X, int Y) s_chin = TexelOf(199), s_cheek = TexelOf(58);

    [Fact]
    public void Of_WholeBeard_LeavesWhatGrowsUpTheCheeks()
    {
        SourceBeard beard = SourceBeard.Of(Face((_, y) => y > s_atlas.TexelOf[MeshTopology.NoseTip].Y + 8), s_regions);

        Assert.InRange(beard.Strength, 0.9f, 1);
        Assert.InRange(beard.Whiskers![s_cheek.X, s_cheek.Y], 0.9f, 1);
        Assert.InRange(beard.Whiskers[s_chin.X, s_chin.Y], 0, 0.05f);
        Assert.Equal(0, beard.Whiskers.Samples.Where((_, i) => i / s_atlas.SizePx < s_atlas.TexelOf[MeshTopology.NoseTip].Y - 12).Max(), 0.01f);
    }

    [Fact]
    public void Of_BareChin_KnowsNoWhiskers()
    {
        SourceBeard beard = SourceBeard.Of(Face((x, _) => x < 20), s_regions); // hair before a cheek

        Assert.Equal(0, beard.Strength);
        Assert.Null(beard.Whiskers);
    }

    private static (int X, int Y) TexelOf(int point) => ((int)s_atlas.TexelOf[point].X, (int)s_atlas.TexelOf[point].Y);

    private static UnwrappedFace Face(Func<int, int, bool> isHair)
    {
        int side = s_atlas.SizePx;
        (Planes linear, Plane likeness, Plane one) = (new(side, side), new(side, side), new(side, side));
        one.Samples.AsSpan().Fill(1);
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                (linear.Red[x, y], linear.Green[x, y], linear.Blue[x, y]) = isHair(x, y) ? (0.03f, 0.03f, 0.03f) : (0.5f, 0.3f, 0.2f);
                likeness[x, y] = isHair(x, y) ? 0 : 1;
            }
        }

        return new()
        {
            Linear = linear,
            Visibility = one,
            Likeness = likeness,
            Spectacles = default,
            Rims = null,
            FindWire = () => throw new InvalidOperationException("Nobody wears spectacles here."),
            Light = linear,
        };
    }
}
