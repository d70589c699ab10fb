using System.Runtime.Intrinsics;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Render;

namespace Mien.Swapping.Meshes.Masks;

/// <summary>Where the rendered face replaces the target, 0 … 1: inside the face oval, feathered in proportion to the face, fading on
/// what turns away from the camera, and around what lies in front.</summary>
internal static class SwapMask
{
    /// <summary>Width of the feather along the outline, in distances between the eyes' outer corners.</summary>
    private const float Feather = 0.12f;

    /// <summary>Below the first visibility a place is left alone, from the second on it is replaced fully.</summary>
    private const float ShownFrom = 0.03f;
    private const float ShownFully = 0.5f;

    /// <param name="mask">Room for the result, of the region's size.</param>
    public static void Make(Plane mask, TargetFace face, RenderedFace rendered, SwapSettings settings, int workers)
    {
        ReadOnlySpan<int> triangles = rendered.Raster.Triangle;
        for (int i = 0; i < triangles.Length; i++)
        {
            mask.Samples[i] = triangles[i] >= 0 ? 1 : 0;
        }

        float featherPx = Math.Max(1.5f, Feather * face.EyeDistancePx);
        DistanceTransform.InsideInPlace(mask, workers, featherPx);
        if (settings.Mask == MaskKind.Oval)
        {
            rendered.Uncovered.Samples.AsSpan().Fill(1);
        }
        else
        {
            FrontCover.RefineInPlace(rendered.Uncovered, rendered.Raster, face.Encoded, face.EyeDistancePx, workers);
        }

        int i8 = 0;
        float[] uncovered = rendered.Uncovered.Samples;
        float[] shown = rendered.Shown.Samples;
        for (; i8 <= mask.Samples.Length - Vector256<float>.Count; i8 += Vector256<float>.Count)
        {
            Vector256<float> inside = Ramp.Smooth(0, featherPx, Vector256.LoadUnsafe(ref mask.Samples[i8]));
            Vector256<float> seen = Ramp.Smooth(ShownFrom, ShownFully, Vector256.LoadUnsafe(ref shown[i8]));
            (inside * seen * Vector256.LoadUnsafe(ref uncovered[i8])).StoreUnsafe(ref mask.Samples[i8]);
        }

        for (; i8 < mask.Samples.Length; i8++)
        {
            mask.Samples[i8] = Ramp.Smooth(0, featherPx, mask.Samples[i8]) * Ramp.Smooth(ShownFrom, ShownFully, shown[i8]) * uncovered[i8];
        }
    }
}
