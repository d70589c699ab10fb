using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Tests.Meshes;

/// <summary>Faces that are drawn into the atlas at once, fully seen, without spectacles.</summary>
internal static class AtlasFaces
{
    public static AtlasGeometry Atlas { get; } = new(CanonicalFace.Load(), 160);

    public static AtlasRegions Regions { get; } = new(Atlas);

    /// <param name="colour">Of a texel, linear light.</param>
    /// <param name="isSkin">What looks like skin; all does when null.</param>
    public static UnwrappedFace Of(Func<int, int, Vector3> colour, Func<int, int, bool>? isSkin = null)
    {
        Planes linear = new(Atlas.SizePx, Atlas.SizePx);
        Plane likeness = Filled(1);
        for (int y = 0; y < linear.Height; y++)
        {
            for (int x = 0; x < linear.Width; x++)
            {
                Vector3 texel = colour(x, y);
                (linear.Red[x, y], linear.Green[x, y], linear.Blue[x, y]) = (texel.X, texel.Y, texel.Z);
                likeness[x, y] = isSkin?.Invoke(x, y) == false ? 0 : 1;
            }
        }

        return new()
        {
            Linear = linear,
            Visibility = Filled(1),
            Likeness = likeness,
            Spectacles = default,
            Rims = null,
            FindWire = () => throw new InvalidOperationException("Nobody wears spectacles here."),
        };
    }

    public static Plane Filled(float value)
    {
        Plane plane = new(Atlas.SizePx, Atlas.SizePx);
        plane.Samples.AsSpan().Fill(value);
        return plane;
    }

    /// <summary>The middle of a loop of mesh points, in texels.</summary>
    public static (int X, int Y) MiddleOf(ReadOnlySpan<int> loop)
    {
        Vector2 sum = default;
        foreach (int point in loop)
        {
            sum += Atlas.TexelOf[point] / loop.Length;
        }

        return ((int)sum.X, (int)sum.Y);
    }
}
