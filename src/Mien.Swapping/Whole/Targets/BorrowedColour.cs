using Mien.Imaging.Colour;
using Mien.Imaging.Filters;
using Mien.Imaging.Pixels;
using System.Numerics;

namespace Mien.Swapping.Whole.Targets;

/// <summary>A black-and-white source has no red lips and cheeks to show on a coloured target: it takes the target's hues where they are, and keeps its own brightness.</summary>
internal static class BorrowedColour
{
    /// <summary>Standard deviation of the hues' smoothing, in distances between the eyes' outer corners.</summary>
    private const float Smoothing = 0.035f;

    /// <summary>Linear light: below this, hues are noise.</summary>
    private const float Darkest = 2e-3f;

    /// <param name="drawn">The source's face under the target's light, linear light.</param>
    /// <param name="target">The target's face in the same place, linear light; used up.</param>
    /// <param name="share">0 keeps the source's hues, 1 takes all of the target's.</param>
    public static void TakeInPlace(Planes drawn, Planes target, float share, float eyeDistancePx, int workers)
    {
        for (int channel = 0; channel < 3; channel++)
        {
            GaussianBlur.RunInPlace(target[channel], Smoothing * eyeDistancePx, workers);
        }

        for (int i = 0; i < drawn.Red.Samples.Length; i++)
        {
            Vector3 colour = new(drawn.Red.Samples[i], drawn.Green.Samples[i], drawn.Blue.Samples[i]);
            Vector3 hue = new Vector3(target.Red.Samples[i], target.Green.Samples[i], target.Blue.Samples[i]) + new Vector3(Darkest);
            colour = Vector3.Lerp(colour, hue * (Luminance.Of(colour) / Luminance.Of(hue)), share);
            (drawn.Red.Samples[i], drawn.Green.Samples[i], drawn.Blue.Samples[i]) = (colour.X, colour.Y, colour.Z);
        }
    }
}
