using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Masks;

namespace Mien.Swapping.Tests.Meshes;

/// <summary>Hair down one side of a face, and dark brows of which one touches it.</summary>
public sealed class BareBrowsTests
{
    private static readonly AtlasGeometry s_atlas = new(CanonicalFace.Load(), 160);
    private static readonly AtlasRegions s_regions = new(s_atlas);
    private static readonly int s_hairPx = OuterEndOfBrow() + 3;

    [Fact]
    public void UncoveredOfSource_BrowThatTouchesHair_ComesAlong()
    {
        Plane uncovered = Uncovered((x, y) => x < s_hairPx || IsBrow(x, y));

        Assert.InRange(At(uncovered, MeshTopology.LeftBrowLoop), 0.8f, 1);
        Assert.InRange(uncovered[s_hairPx - 8, (int)s_atlas.TexelOf[MeshTopology.NoseTip].Y], 0, 0.1f);
    }

    [Fact]
    public void UncoveredOfSource_BrowUnderHair_IsLeftBehind()
    {
        Plane uncovered = Uncovered((x, y) => x < 80 && y < s_atlas.TexelOf[MeshTopology.NoseTip].Y);

        Assert.InRange(At(uncovered, MeshTopology.LeftBrowLoop), 0, 0.2f);
        Assert.InRange(At(uncovered, MeshTopology.RightBrowLoop), 0.8f, 1);
    }

    private static int OuterEndOfBrow()
    {
        float first = s_atlas.SizePx;
        foreach (int point in MeshTopology.LeftBrowLoop)
        {
            first = Math.Min(first, s_atlas.TexelOf[point].X);
        }

        return (int)first;
    }

    private static bool IsBrow(int x, int y) => s_regions.OpeningsAndBrows[x, y] > 0.3f && y < s_atlas.TexelOf[MeshTopology.LeftEyeLoop[0]].Y - 3;

    private static Plane Uncovered(Func<int, int, bool> isDark)
    {
        int side = s_atlas.SizePx;
        (Planes linear, Plane likeness, Plane one) = (new(side, side), new(side, side), new(side, side));
        one.Samples.AsSpan().Fill(1);
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                (linear.Red[x, y], linear.Green[x, y], linear.Blue[x, y]) = isDark(x, y) ? (0.02f, 0.02f, 0.02f) : (0.5f, 0.35f, 0.28f);
                likeness[x, y] = isDark(x, y) ? 0 : 1;
            }
        }

        UnwrappedFace face = new()
        {
            Linear = linear,
            Visibility = one,
            Likeness = likeness,
            Spectacles = default,
            Rims = null,
            FindWire = () => throw new InvalidOperationException("Nobody wears spectacles here."),
            Light = linear,
        };
        return FaceCover.UncoveredOfSource(face, new Plane(side, side), s_regions);
    }

    /// <summary>Mean around the middle of a loop of mesh points.</summary>
    private static float At(Plane plane, ReadOnlySpan<int> loop)
    {
        Vector2 sum = default;
        foreach (int point in loop)
        {
            sum += s_atlas.TexelOf[point] / loop.Length;
        }

        return plane[(int)sum.X, (int)sum.Y];
    }
}
