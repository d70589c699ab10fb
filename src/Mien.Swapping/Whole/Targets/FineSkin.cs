using Mien.Imaging.Colour;
using Mien.Imaging.Filters;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Whole.Targets;

/// <summary>Pores, grain and the traces of a camera are the target's: where both have bare skin, all that is finer than the features of a face is taken from the target. So the drawn skin is as sharp, as
/// noisy and as smooth as that around it, however small or old the source's photo is. Nobody is recognised by it.</summary>
internal static class FineSkin
{
    /// <summary>Standard deviation of what is no longer fine, in pixels of the source's photo, and in distances between the eyes' outer corners at most.</summary>
    private const float Finest = 1.2f, Coarsest = 0.03f;

    /// <summary>Bounds of the change.</summary>
    private const float Least = 0.5f, Most = 2;

    /// <summary>Linear light below this counts as none.</summary>
    private const float Darkest = 4e-3f;

    /// <param name="drawn">The source's face under the target's light, linear light.</param>
    /// <param name="own">The target's in the same place, linear light.</param>
    /// <param name="skin">Where both are skin, 0 … 1.</param>
    /// <param name="sourceEyeDistancePx">In the source's photo.</param>
    /// <param name="eyeDistancePx">In the target's picture.</param>
    public static void TakeInPlace(Planes drawn, Planes own, Plane skin, float sourceEyeDistancePx, float eyeDistancePx, int workers)
    {
        float sigmaPx = Math.Min(Finest / sourceEyeDistancePx, Coarsest) * eyeDistancePx;
        Plane there = Luminance.Of(own, workers), here = Luminance.Of(drawn, workers);
        Plane thereBroad = GaussianBlur.Apply(there, sigmaPx, workers), hereBroad = GaussianBlur.Apply(here, sigmaPx, workers);
        for (int i = 0; i < skin.Samples.Length; i++)
        {
            float share = skin.Samples[i];
            if (share > 0)
            {
                float wanted = (there.Samples[i] + Darkest) / (thereBroad.Samples[i] + Darkest);
                float has = (here.Samples[i] + Darkest) / (hereBroad.Samples[i] + Darkest);
                float gain = 1 + (share * (Math.Clamp(wanted / has, Least, Most) - 1));
                drawn.Red.Samples[i] *= gain;
                drawn.Green.Samples[i] *= gain;
                drawn.Blue.Samples[i] *= gain;
            }
        }
    }
}
