using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Masks;

namespace Mien.Swapping.Tests.Meshes;

/// <summary>A fringe of the skin's own colour, which no judge of skin tells.</summary>
public sealed class FringeTests
{
    private const float Skin = 0.4f, Hair = 0.28f;

    [Fact]
    public void UncoveredOfSource_FringeOverBothBrows_LeavesThemBehind()
    {
        Plane uncovered = Uncovered(Face(0, AtlasFaces.Atlas.SizePx));

        Assert.InRange(At(uncovered, MeshTopology.LeftBrowLoop), 0, 0.1f);
        Assert.InRange(At(uncovered, MeshTopology.RightBrowLoop), 0, 0.1f);
        Assert.Equal(1, At(uncovered, MeshTopology.LeftEyeLoop), 0.05f);
    }

    [Theory]
    [InlineData(0, 0)] // a bare forehead
    [InlineData(0, 80)] // hair over one brow: the other's likeness is worth more
    public void UncoveredOfSource_OtherHair_TakesTheBrows(int first, int end)
    {
        Plane uncovered = Uncovered(Face(first, end));

        Assert.InRange(At(uncovered, MeshTopology.RightBrowLoop), 0.9f, 1);
    }

    private static Plane Uncovered(UnwrappedFace face) => FaceCover.UncoveredOfSource(face, SourceHair.Find(face, AtlasFaces.Regions), AtlasFaces.Regions);

    /// <summary>Skin all over, with strands two texels wide down the columns first … end − 1.</summary>
    private static UnwrappedFace Face(int first, int end) => AtlasFaces.Of((x, _) => new(x >= first && x < end && x % 4 < 2 ? Hair : Skin));

    /// <summary>In the middle of a loop of mesh points.</summary>
    private static float At(Plane plane, ReadOnlySpan<int> loop)
    {
        (int x, int y) = AtlasFaces.MiddleOf(loop);
        return plane[x, y];
    }
}
