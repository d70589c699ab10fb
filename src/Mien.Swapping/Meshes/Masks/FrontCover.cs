using Mien.Imaging.Colour;
using Mien.Imaging.Filters;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;

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
    public static Plane Refine(Plane uncovered, Planes encoded, float eyeDistancePx, int workers)
    {
        int radius = Math.Max(1, (int)(RefineRadius * eyeDistancePx));
        Plane refined = GuidedFilter.Apply(Luma.OfEncoded(encoded, workers), uncovered, radius, RefineTolerance, workers);
        for (int i = 0; i < refined.Samples.Length; i++)
        {
            // Far from anything in front, dark lines (nostrils, lips) would drag the filter down.
            float surely = Ramp.Smooth(0.6f, 0.95f, uncovered.Samples[i]);
            refined.Samples[i] = Math.Max(surely, Ramp.Smooth(0.2f, 0.8f, refined.Samples[i]));
        }

        return refined;
    }
}
