using Mien.Imaging.Filters;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Light;

namespace Mien.Swapping.Meshes.Atlas;

/// <summary>How much of a dark beard a face has, and its light beside it. Thin and grey hair counts as skin, and so do a beard's edges: where nothing else is near, they
/// would pass for the light, and a beard under a light as dark as itself would be drawn as bright as skin.</summary>
/// <param name="Strength">0 none … 1 a beard or a moustache.</param>
/// <param name="Light">The face's <see cref="LightField"/> beside it; null where there is no beard, and the light is told from all skin.</param>
/// <param name="Whiskers">What of the beard grows up the cheeks, 0 … 1, small atlas; null where there is no beard. It ends at the face's outline, where it would go on to the ears: islands of it would be
/// left on the cheeks of another.</param>
internal readonly record struct SourceBeard(float Strength, Planes? Light, Plane? Whiskers)
{
    /// <summary>Brightness of hair and of skin, as parts of the brightness that the face beside the beard promises.</summary>
    private const float Hair = 0.3f, Skin = 0.55f;

    /// <summary>The same, of what tells nothing about the light and of what does.</summary>
    private const float Unlit = 0.55f, Lit = 0.85f;

    /// <summary>Redness, as a part of the skin's, of hair and of a shadow on skin. Red beards are not told from shadows, and are not so dark either.</summary>
    private const float HairRedness = 0.9f, ShadowRedness = 1.2f;

    /// <summary>Part of the area between nose and chin from which on something grows there, and from which on it is a whole beard. Of 48 faces looked at, the six with dark full
    /// beards had 0.08 … 0.25, short and fair beards 0.02 … 0.04, all others but two at most 0.02; these two, in hard light from the side, 0.13 and 0.18.</summary>
    private const float SomeFrom = 0.06f, WholeFrom = 0.14f;

    /// <summary>Standard deviation within which whiskers are counted, as a part of the atlas's side, and how many of them are some and how many are dense.</summary>
    private const float WhiskersSoftness = 0.02f, SparseFrom = 0.1f, DenseFrom = 0.35f;

    public static SourceBeard Of(UnwrappedFace face, AtlasRegions regions)
    {
        Plane weight = SkinWeight(face, regions);
        Planes promised = LightField.Estimate(face.Linear, MaskCombination.Product(weight, MaskCombination.Invert(regions.BeardArea)));
        float[] brightness = [.. Enumerable.Range(0, weight.Samples.Length).Select(i => Luminance(face.Linear, i) / Math.Max(1e-4f, Luminance(promised, i)))];
        (float hair, float all) = (0, 1e-6f);
        for (int i = 0; i < brightness.Length; i++)
        {
            float seen = face.Visibility.Samples[i] * regions.BeardArea.Samples[i] * (1 - regions.Openings.Samples[i]) * regions.AwayFromOutline.Samples[i];
            float redness = Redness(face.Linear, i) / Redness(promised, i);
            hair += seen * (1 - Ramp.Smooth(Hair, Skin, brightness[i])) * (1 - Ramp.Smooth(HairRedness, ShadowRedness, redness));
            all += seen;
        }

        float strength = Ramp.Smooth(SomeFrom, WholeFrom, hair / all);
        if (strength == 0)
        {
            return new(0, null, null);
        }

        for (int i = 0; i < brightness.Length; i++)
        {
            weight.Samples[i] *= 1 - (strength * regions.BeardArea.Samples[i] * (1 - Ramp.Smooth(Unlit, Lit, brightness[i])));
        }

        return new(strength, LightField.Estimate(face.Linear, weight), WhiskersOf(face, promised, brightness, strength, regions));
    }

    private static Plane WhiskersOf(UnwrappedFace face, Planes promised, float[] brightness, float strength, AtlasRegions regions)
    {
        Plane whiskers = new(face.Linear.Width, face.Linear.Height);
        for (int i = 0; i < brightness.Length; i++)
        {
            float redness = Redness(face.Linear, i) / Redness(promised, i);
            whiskers.Samples[i] = strength * regions.Cheeks.Samples[i] * (1 - Ramp.Smooth(Unlit, Lit, brightness[i])) * (1 - Ramp.Smooth(HairRedness, ShadowRedness, redness));
        }

        float side = whiskers.Width;
        Plane dense = GaussianBlur.Apply(whiskers, WhiskersSoftness * side);
        for (int i = 0; i < brightness.Length; i++)
        {
            dense.Samples[i] = Ramp.Smooth(SparseFrom, DenseFrom, dense.Samples[i]);
        }

        return dense;
    }

    /// <summary>Where bare skin is seen, 0 … 1.</summary>
    private static Plane SkinWeight(UnwrappedFace face, AtlasRegions regions)
    {
        Plane weight = new(face.Likeness.Width, face.Likeness.Height);
        for (int i = 0; i < weight.Samples.Length; i++)
        {
            weight.Samples[i] = face.Likeness.Samples[i] * (1 - regions.Features.Samples[i]) * face.Visibility.Samples[i];
        }

        return weight;
    }

    private static float Luminance(Planes linear, int texel) =>
        Relighting.Luminance(new(linear.Red.Samples[texel], linear.Green.Samples[texel], linear.Blue.Samples[texel]));

    private static float Redness(Planes linear, int texel) => Math.Max(1e-4f, linear.Red.Samples[texel]) / Math.Max(1e-4f, linear.Green.Samples[texel]);
}
