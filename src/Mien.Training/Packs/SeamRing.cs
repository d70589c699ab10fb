using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;

namespace Mien.Training.Packs;

/// <summary>Where a swap was joined to its picture: what is there is the swapper's work, and nobody should learn to make it.</summary>
internal static class SeamRing
{
    /// <summary>Beside the edge so much belongs to the seam, in parts of the picture's side.</summary>
    private const float ReachShare = 0.015f;

    private const float Nothing = 1 / 255f;

    /// <param name="replaced">How much of each pixel was replaced, 0 … 1.</param>
    /// <returns>0 in the ring, 1 elsewhere.</returns>
    public static Plane Outside(Plane replaced)
    {
        float reach = Math.Max(1, ReachShare * replaced.Width);
        Plane some = Morphology.Dilate(Step(replaced, Nothing), reach);
        Plane whole = Morphology.Erode(Step(replaced, 1 - Nothing), reach);
        return MaskCombination.Max(MaskCombination.Invert(some), whole);
    }

    private static Plane Step(Plane plane, float from)
    {
        Plane step = new(plane.Width, plane.Height);
        for (int i = 0; i < step.Samples.Length; i++)
        {
            step.Samples[i] = plane.Samples[i] >= from ? 1 : 0;
        }

        return step;
    }
}
