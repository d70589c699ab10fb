using Mien.Imaging.Filters;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Meshes.Masks;

/// <summary>Finds what lies in front of the target's face (a fringe, spectacles, a hand, a microphone) from its colours, so that the seam
/// goes around it.</summary>
internal static class FrontCover
{
    /// <summary>Radius of the edge-aware refinement and its tolerance to contrast (squared, sRGB-encoded).</summary>
    private const float RefineRadius = 0.05f;
    private const float RefineTolerance = 0.0009f;

    /// <param name="uncovered">Coarse answer, rendered from the atlas: 1 skin, 0 covered; region size.</param>
    /// <param name="encoded">The target's pixels, sRGB-encoded.</param>
    /// <returns>1 where the face may be replaced, 0 where something lies in front, following the picture's own edges.</returns>
    public static Plane Refine(Plane uncovered, Planes encoded, float eyeDistancePx)
    {
        Plane luma = new(encoded.Width, encoded.Height);
        for (int i = 0; i < luma.Samples.Length; i++)
        {
            luma.Samples[i] = (0.299f * encoded.Red.Samples[i]) + (0.587f * encoded.Green.Samples[i]) + (0.114f * encoded.Blue.Samples[i]);
        }

        int radius = Math.Max(1, (int)(RefineRadius * eyeDistancePx));
        Plane refined = GuidedFilter.Apply(luma, uncovered, radius, RefineTolerance);
        for (int i = 0; i < refined.Samples.Length; i++)
        {
            // Far from anything in front, dark lines (nostrils, lips) would drag the filter down.
            float surely = FaceVisibility.SmoothStep(0.6f, 0.95f, uncovered.Samples[i]);
            refined.Samples[i] = Math.Max(surely, FaceVisibility.SmoothStep(0.2f, 0.8f, refined.Samples[i]));
        }

        return refined;
    }
}
