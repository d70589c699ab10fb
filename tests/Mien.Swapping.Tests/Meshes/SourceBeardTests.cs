using Mien.Faces.Mesh;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Tests.Meshes;

public sealed class SourceBeardTests
{
    /// <summary>Of the canonical mesh: the chin below the lips, and the cheek before the ear, as high as the mouth.</summary>
    private static readonly (int X, int Y) s_chin = TexelOf(199), s_cheek = TexelOf(58);

    [Fact]
    public void Of_WholeBeard_LeavesWhatGrowsUpTheCheeks()
    {
        SourceBeard beard = SourceBeard.Of(Face((_, y) => y > AtlasFaces.Atlas.TexelOf[MeshTopology.NoseTip].Y + 8), AtlasFaces.Regions);

        Assert.InRange(beard.Strength, 0.9f, 1);
        Assert.InRange(beard.Whiskers![s_cheek.X, s_cheek.Y], 0.9f, 1);
        Assert.InRange(beard.Whiskers[s_chin.X, s_chin.Y], 0, 0.05f);
        Assert.Equal(0, beard.Whiskers.Samples.Where((_, i) => i / AtlasFaces.Atlas.SizePx < AtlasFaces.Atlas.TexelOf[MeshTopology.NoseTip].Y - 12).Max(), 0.01f);
    }

    [Fact]
    public void Of_BareChin_KnowsNoWhiskers()
    {
        SourceBeard beard = SourceBeard.Of(Face((x, _) => x < 20), AtlasFaces.Regions); // hair before a cheek

        Assert.Equal(0, beard.Strength);
        Assert.Null(beard.Whiskers);
    }

    private static (int X, int Y) TexelOf(int point) => ((int)AtlasFaces.Atlas.TexelOf[point].X, (int)AtlasFaces.Atlas.TexelOf[point].Y);

    private static UnwrappedFace Face(Func<int, int, bool> isHair) =>
        AtlasFaces.Of((x, y) => isHair(x, y) ? new(0.03f) : new(0.5f, 0.3f, 0.2f), (x, y) => !isHair(x, y));
}
