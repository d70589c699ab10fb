using Mien.Imaging.Filters;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Meshes.Light;

/// <summary>Brightens shadows that one side of a face has and the other has not: hard light from the side has edges that <see cref="LightField"/> is too smooth to follow.</summary>
/// <remarks>A face's own forms and colours are nearly the same on both sides: brows, beards, wrinkles and the shade beside a nose stay. The lighter side is not touched, so that hair which nobody noticed on
/// the darker one leaves no ghost there. Where but one side is seen, all stays.</remarks>
internal static class ShadowEvening
{
    /// <summary>Standard deviation of what a shadow's edge is told by, as a part of the atlas's side.</summary>
    private const float Sharpness = 0.008f;

    /// <summary>Brighter than the surroundings by this (logarithm), skin shines; and how wide these are, as a part of the atlas's side.</summary>
    private const float Shine = 0.05f, Around = 0.05f;

    /// <summary>Standard deviation of what an eye is compared with the other by, as a part of the atlas's side: as wide as an iris, for the two may look aside.</summary>
    private const float OfEyes = 0.02f;

    /// <summary>More is not brightened (logarithm, nine times): noise. A shadow that is evened but in part is worse than one that is left, for the rim of it is evened wholly.</summary>
    private const float Most = 2.2f;

    /// <param name="linear">A face unwrapped, linear light, [S, S].</param>
    /// <param name="skin">Where bare skin is seen, eyes and what is painted left out, 0 … 1.</param>
    /// <param name="seen">The same of all that is seen, whatever it looks like: shadows look like many things.</param>
    /// <param name="eyes">Their openings, 0 … 1: they are compared with each other, and not made brighter than the skin around them.</param>
    /// <param name="half">A difference of the two sides' brightness (logarithm) of which half is evened, of less less: noses and cheeks in soft light have about 0.15.</param>
    /// <returns>What colours are to be multiplied by, [S, S]; 1 or more.</returns>
    public static Plane Factors(Planes linear, Plane skin, Plane seen, Plane eyes, float half)
    {
        Plane brightness = new(linear.Width, linear.Height);
        for (int i = 0; i < brightness.Samples.Length; i++)
        {
            float luminance = Relighting.Luminance(new(linear.Red.Samples[i], linear.Green.Samples[i], linear.Blue.Samples[i]));
            brightness.Samples[i] = MathF.Log(Math.Max(1e-3f, luminance));
        }

        // Sharp, as shadows' edges are, and no sharper than the two sides of a face are alike.
        Plane own = GaussianBlur.Apply(brightness, Sharpness * linear.Width);
        Plane otherSkin = AtlasMirror.Flip(skin);
        Plane other = WithoutShine(MaskCombination.Max(own, AtlasMirror.Flip(own)), MaskCombination.Max(skin, otherSkin));
        for (int i = 0; i < own.Samples.Length; i++)
        {
            other.Samples[i] -= own.Samples[i];
        }

        Plane both = MaskCombination.Min(seen, otherSkin);
        Plane around = PlaceMeans.Of(other, MaskCombination.Min(skin, otherSkin));
        Plane eye = MaskedBlur.Apply(brightness, eyes, OfEyes * linear.Width);
        Plane otherEye = AtlasMirror.Flip(eye);
        Plane darker = new(linear.Width, linear.Height);
        for (int i = 0; i < both.Samples.Length; i++)
        {
            float beside = Math.Min(around.Samples[i], Math.Max(0, otherEye.Samples[i] - eye.Samples[i]));
            darker.Samples[i] = float.Lerp(float.Lerp(around.Samples[i], beside, eyes.Samples[i]), other.Samples[i], both.Samples[i]);
        }

        foreach (ref float value in darker.Samples.AsSpan())
        {
            float difference = Math.Max(0, value);
            float share = difference * difference / ((difference * difference) + (half * half));
            value = MathF.Exp(Math.Min(Most, share * difference));
        }

        return darker;
    }

    /// <summary>What shines on one side is no light that the other could have.</summary>
    private static Plane WithoutShine(Plane brightness, Plane skin)
    {
        Plane around = MaskedBlur.Apply(brightness, skin, Around * brightness.Width);
        for (int i = 0; i < around.Samples.Length; i++)
        {
            around.Samples[i] = Math.Min(brightness.Samples[i], around.Samples[i] + Shine);
        }

        return around;
    }
}
