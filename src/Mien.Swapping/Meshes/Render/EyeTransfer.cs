using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Shape;

namespace Mien.Swapping.Meshes.Render;

/// <summary>Makes the source's eyes look where the target looks: the colour and drawing of the iris are the source's, its place between
/// the lids is the target's.</summary>
internal static class EyeTransfer
{
    /// <summary>The iris moves as one piece; from this many iris radii on the white around it starts to stretch, and at the second
    /// number nothing moves.</summary>
    private const float RigidRadii = 1.1f;
    private const float StillRadii = 2.6f;

    /// <summary>An iris further away than this (in iris radii) belongs to a look that stretching the white cannot reach.</summary>
    private const float MaximumShiftRadii = 1.5f;

    /// <summary>Up to here (in iris radii) it surely can.</summary>
    private const float SurelyReached = 0.9f;

    /// <summary>The mesh finds an iris nearer to the middle of the eye than it is. In 324 swaps whose irises were moved by what was found, a fifth of the source's
    /// sideways look was left (0.17 left, 0.23 right); moved by so much more, 0.01 and 0.08 are.</summary>
    private const float Shrinkage = 1.3f;

    /// <returns>1 where the target's look is near enough to the source's that moving the irises will do, 0 where it is not; both eyes alike.</returns>
    public static float Reach(AtlasEye[] source, AtlasEye[] target)
    {
        float furthest = 0;
        for (int eye = 0; eye < 2; eye++)
        {
            furthest = Math.Max(furthest, Shrinkage * Vector2.Distance(source[eye].IrisCentre, target[eye].IrisCentre) / source[eye].IrisRadius);
        }

        return 1 - Ramp.Smooth(SurelyReached, MaximumShiftRadii, furthest);
    }

    /// <param name="texture">The source rendered on the target's mesh, linear light; both eyes are drawn anew in place.</param>
    public static void RedrawInPlace(
        Planes texture, MipPyramid colour, Vector2[] texelOf, AtlasEye[] sourceEyes, AtlasEye[] targetEyes, Vector3[] points, TriangleRaster raster, MeshSwapContext context)
    {
        Redraw(MeshTopology.LeftLidsLoop, 0);
        Redraw(MeshTopology.RightLidsLoop, 1);

        void Redraw(ReadOnlySpan<int> lids, int eye)
        {
            Vector2[] outline = new Vector2[lids.Length];
            for (int i = 0; i < outline.Length; i++)
            {
                outline[i] = MeshPoints.Flat(points[lids[i]]);
            }

            Box box = Box.Around(outline);
            Region region = new Region((int)box.X, (int)box.Y, (int)box.Width + 2, (int)box.Height + 2).Intersect(Region.Of(raster.Size));
            float side = colour[0].Width;
            float level = Level(texelOf, outline, lids);
            for (int y = region.Y; y < region.Bottom; y++)
            {
                for (int x = region.X; x < region.Right; x++)
                {
                    int pixel = (y * raster.Size.Width) + x;
                    if (raster.Triangle[pixel] < 0)
                    {
                        continue;
                    }

                    Vector2 texel = At(raster, pixel, texelOf, context.Canonical.Triangles);
                    Vector2 place = (texel + new Vector2(0.5f)) / side;
                    float inEye = AtlasSampling.At(context.Regions.Eyes, place);
                    if (inEye <= 0)
                    {
                        continue;
                    }

                    Vector2 shift = inEye * Shift(place, sourceEyes[eye], targetEyes[eye]);
                    (texture.Red.Samples[pixel], texture.Green.Samples[pixel], texture.Blue.Samples[pixel]) =
                        MeshWarp.Sample(colour, texel + (side * shift), level);
                }
            }
        }
    }

    /// <summary>The level of the atlas whose texels are about as large as the target's pixels, so that small eyes do not flicker.</summary>
    private static float Level(Vector2[] texelOf, Vector2[] outline, ReadOnlySpan<int> lids)
    {
        float texels = Vector2.Distance(texelOf[lids[0]], texelOf[lids[lids.Length / 2]]);
        float pixels = Math.Max(Vector2.Distance(outline[0], outline[lids.Length / 2]), 1);
        return Math.Max(0, MathF.Log2(texels / pixels));
    }

    private static Vector2 At(TriangleRaster raster, int pixel, Vector2[] values, ReadOnlySpan<ushort> triangles)
    {
        int triangle = raster.Triangle[pixel] * 3;
        float first = raster.First[pixel];
        float second = raster.Second[pixel];
        return (first * values[triangles[triangle]])
            + (second * values[triangles[triangle + 1]])
            + ((1 - first - second) * values[triangles[triangle + 2]]);
    }

    /// <summary>What is added to a place in the atlas to find the colour that belongs there when the target's look is kept.</summary>
    private static Vector2 Shift(Vector2 place, AtlasEye source, AtlasEye target)
    {
        Vector2 shift = Shrinkage * (source.IrisCentre - target.IrisCentre);
        float limit = MaximumShiftRadii * source.IrisRadius;
        if (shift.Length() > limit)
        {
            shift *= limit / shift.Length();
        }

        float radii = Vector2.Distance(place, target.IrisCentre) / source.IrisRadius;
        return shift * (1 - Ramp.Smooth(RigidRadii, StillRadii, radii));
    }
}
