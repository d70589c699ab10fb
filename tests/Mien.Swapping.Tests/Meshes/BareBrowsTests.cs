using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Masks;

namespace Mien.Swapping.Tests.Meshes;

/// <summary>Hair down one side of a face, and dark brows of which one touches it.</summary>
public sealed class BareBrowsTests
{
    private static readonly int s_hairPx = OuterEndOfBrow() + 3;

    [Fact]
    public void UncoveredOfSource_BrowThatTouchesHair_ComesAlong()
    {
        Plane uncovered = Uncovered((x, y) => x < s_hairPx || IsBrow(x, y));

        Assert.InRange(At(uncovered, MeshTopology.LeftBrowLoop), 0.8f, 1);
        Assert.InRange(uncovered[s_hairPx - 8, (int)AtlasFaces.Atlas.TexelOf[MeshTopology.NoseTip].Y], 0, 0.1f);
    }

    [Fact]
    public void UncoveredOfSource_BrowUnderHair_IsLeftBehind()
    {
        Plane uncovered = Uncovered((x, y) => x < 80 && y < AtlasFaces.Atlas.TexelOf[MeshTopology.NoseTip].Y);

        Assert.InRange(At(uncovered, MeshTopology.LeftBrowLoop), 0, 0.2f);
        Assert.InRange(At(uncovered, MeshTopology.RightBrowLoop), 0.8f, 1);
    }

    private static int OuterEndOfBrow()
    {
        float first = AtlasFaces.Atlas.SizePx;
        foreach (int point in MeshTopology.LeftBrowLoop)
        {
            first = Math.Min(first, AtlasFaces.Atlas.TexelOf[point].X);
        }

        return (int)first;
    }

    private static bool IsBrow(int x, int y) => AtlasFaces.Regions.OpeningsAndBrows[x, y] > 0.3f && y < AtlasFaces.Atlas.TexelOf[MeshTopology.LeftEyeLoop[0]].Y - 3;

    private static Plane Uncovered(Func<int, int, bool> isDark)
    {
        UnwrappedFace face = AtlasFaces.Of((x, y) => isDark(x, y) ? new(0.02f) : new(0.5f, 0.35f, 0.28f), (x, y) => !isDark(x, y));
        return FaceCover.UncoveredOfSource(face, AtlasFaces.Filled(0), AtlasFaces.Regions);
    }

    private static float At(Plane plane, ReadOnlySpan<int> loop)
    {
        (int x, int y) = AtlasFaces.MiddleOf(loop);
        return plane[x, y];
    }
}
