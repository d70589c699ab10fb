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

    public static Plane Make(TargetFace face, RenderedFace rendered, SwapSettings settings, int workers)
    {
        Plane covered = new(rendered.Raster.Size.Width, rendered.Raster.Size.Height);
        for (int i = 0; i < covered.Samples.Length; i++)
        {
            covered.Samples[i] = rendered.Raster.Triangle[i] >= 0 ? 1 : 0;
        }

        Plane mask = DistanceTransform.Inside(covered, workers);
        float featherPx = Math.Max(1.5f, Feather * face.EyeDistancePx);
        Plane? front = settings.Mask != MaskKind.Oval
            ? FrontCover.Refine(rendered.Uncovered, face.Encoded, face.EyeDistancePx, workers)
            : null;
        for (int i = 0; i < mask.Samples.Length; i++)
        {
            float distancePx = mask.Samples[i];
            if (distancePx <= 0)
            {
                continue;
            }

            float inside = Ramp.Smooth(0, featherPx, distancePx);
            float shown = Ramp.Smooth(ShownFrom, ShownFully, rendered.Shown.Samples[i]);
            mask.Samples[i] = inside * shown * (front?.Samples[i] ?? 1);
        }

        return mask;
    }
}
