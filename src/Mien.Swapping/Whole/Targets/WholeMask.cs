using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Render;

namespace Mien.Swapping.Whole.Targets;

/// <summary>Where the drawn face replaces the target, 0 … 1: inside the face oval, fading at its edge and on what turns away from the camera, and around what lies in
/// front.</summary>
internal static class WholeMask
{
    /// <summary>The outline's last part stays the target's, and how wide the fading is, in distances between the eyes' outer corners.</summary>
    private const float Shrink = 0.04f, Feather = 0.12f;

    /// <summary>Below the first visibility a place is left alone, from the second on it is replaced fully.</summary>
    private const float ShownFrom = 0.03f, ShownFully = 0.5f;

    /// <param name="mask">Room for the result, of the region's size.</param>
    public static void Make(Plane mask, TargetFace face, RenderedFace rendered, TargetReader reader, int workers)
    {
        ReadOnlySpan<int> triangles = rendered.Raster.Triangle;
        for (int i = 0; i < triangles.Length; i++)
        {
            mask.Samples[i] = triangles[i] >= 0 ? 1 : 0;
        }

        float from = Shrink * face.EyeDistancePx;
        float to = from + Math.Max(1.5f, Feather * face.EyeDistancePx);
        DistanceTransform.InsideInPlace(mask, workers, to);
        Plane uncovered = MaskCombination.Invert(reader.FrontOf(mask.Size));
        EdgeRefinement.RunInPlace(uncovered, rendered.Raster, face.Encoded, face.EyeDistancePx, workers);
        for (int i = 0; i < mask.Samples.Length; i++)
        {
            mask.Samples[i] = Ramp.Smooth(from, to, mask.Samples[i]) * Ramp.Smooth(ShownFrom, ShownFully, rendered.Shown.Samples[i]) * uncovered.Samples[i];
        }
    }
}
