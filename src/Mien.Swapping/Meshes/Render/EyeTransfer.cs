using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Meshes.Render;

/// <summary>Puts the source's eyes into the target's openings looking where the target looks: the colour and drawing of the iris are
/// the source's, its place between the lids is the target's.</summary>
internal static class EyeTransfer
{
    /// <summary>The iris moves as one piece; from this many iris radii on the white around it starts to stretch, and at the second
    /// number nothing moves.</summary>
    private const float RigidRadii = 1.1f;
    private const float StillRadii = 2.6f;

    /// <summary>An iris further away than this (in iris radii) belongs to a look that stretching the white cannot reach.</summary>
    private const float MaximumShiftRadii = 1.5f;

    /// <summary>Draws both eyes into <paramref name="texture"/> where <paramref name="eyeMask"/> is above 0.</summary>
    /// <param name="texture">The source rendered on the target's mesh, linear light, changed in place.</param>
    /// <param name="eyeMask">Eye openings, soft, 0 … 1, in the target's region.</param>
    public static void RedrawInPlace(
        Planes texture, Plane eyeMask, SourceTexture source, AtlasEye[] targetEyes, TriangleRaster raster, ReadOnlySpan<ushort> triangles)
    {
        float side = source.Colour[0].Width;
        for (int y = 0; y < eyeMask.Height; y++)
        {
            for (int x = 0; x < eyeMask.Width; x++)
            {
                int pixel = (y * eyeMask.Width) + x;
                float weight = eyeMask.Samples[pixel];
                int triangle = raster.Triangle[pixel];
                if (weight <= 0 || triangle < 0)
                {
                    continue;
                }

                float first = raster.First[pixel];
                float second = raster.Second[pixel];
                Vector2 texel = (first * source.TexelOf[triangles[triangle * 3]])
                    + (second * source.TexelOf[triangles[(triangle * 3) + 1]])
                    + ((1 - first - second) * source.TexelOf[triangles[(triangle * 3) + 2]]);
                Vector2 place = (texel + new Vector2(0.5f)) / side;
                int eye = place.X < 0.5f ? 0 : 1;
                Vector2 shifted = texel + (weight * side * Shift(place, source.Eyes[eye], targetEyes[eye]));
            }
        }
    }

    /// <summary>What is added to a place in the atlas to find the colour that belongs there when the target's look is kept.</summary>
    private static Vector2 Shift(Vector2 place, AtlasEye source, AtlasEye target)
    {
        Vector2 shift = source.IrisCentre - target.IrisCentre;
        float limit = MaximumShiftRadii * source.IrisRadius;
        if (shift.Length() > limit)
        {
            shift *= limit / shift.Length();
        }

        float radii = Vector2.Distance(place, target.IrisCentre) / source.IrisRadius;
        return shift * (1 - FaceVisibility.SmoothStep(RigidRadii, StillRadii, radii));
    }
}
