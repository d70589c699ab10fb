using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Masks;

namespace Mien.Swapping.Tests.Meshes;

/// <summary>A fringe of the skin's own colour, which no judge of skin tells.</summary>
public sealed class FringeTests
{
    private const float Skin = 0.4f, Hair = 0.28f;

    private static readonly AtlasGeometry s_atlas = new(CanonicalFace.Load(), 160);
    private static readonly AtlasRegions s_regions = new(s_atlas);

    [Fact]
    public void UncoveredOfSource_FringeOverBothBrows_LeavesThemBehind()
    {
        Plane uncovered = Uncovered(Face(0, s_atlas.SizePx));

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

    private static Plane Uncovered(UnwrappedFace face) => FaceCover.UncoveredOfSource(face, SourceHair.Find(face, s_regions), s_regions);

    /// <summary>Skin all over, with strands two texels wide down the columns first … end − 1.</summary>
    private static UnwrappedFace Face(int first, int end)
    {
        Plane one = Filled(1);
        Plane linear = Filled(Skin);
        for (int y = 0; y < linear.Height; y++)
        {
            for (int x = first; x < end; x++)
            {
                linear[x, y] = x % 4 < 2 ? Hair : Skin;
            }
        }

        return new()
        {
            Linear = new(linear, linear, linear),
            Visibility = one,
            Likeness = one,
            Spectacles = default,
            Rims = null,
            FindWire = () => throw new InvalidOperationException("Nobody wears spectacles here."),
            Light = new(one, one, one),
        };
    }

    private static Plane Filled(float value)
    {
        Plane plane = new(s_atlas.SizePx, s_atlas.SizePx);
        plane.Samples.AsSpan().Fill(value);
        return plane;
    }

    /// <summary>In the middle of a loop of mesh points.</summary>
    private static float At(Plane plane, ReadOnlySpan<int> loop)
    {
        Vector2 sum = default;
        foreach (int point in loop)
        {
            sum += s_atlas.TexelOf[point];
        }

        return plane[(int)(sum.X / loop.Length), (int)(sum.Y / loop.Length)];
    }
}
