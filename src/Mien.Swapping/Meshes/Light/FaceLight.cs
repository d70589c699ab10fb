using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Meshes.Light;

/// <summary>A face and its light, taken apart: what is smooth (<see cref="LightField"/>), and the edges of shadows and of coloured light.</summary>
/// <param name="Linear">The face without the edges, linear light, [S, S].</param>
/// <param name="Smooth">Its smooth light.</param>
/// <param name="Evening">What the face was multiplied by to lose the edges, [S, S].</param>
internal sealed record FaceLight(Planes Linear, Planes Smooth, Planes Evening)
{
    /// <summary>See <see cref="ShadowEvening.Factors"/>. A source's shadows do no harm when they are gone; a target's must be shadows to be put on another face: small differences of its two
    /// sides are likeness.</summary>
    private const float HalfOfSource = 0.35f, HalfOfTarget = 0.7f;

    /// <summary>Of a source, which loses all edges.</summary>
    /// <param name="weight">Where the face is seen and nothing lies before it, 0 … 1, [S, S].</param>
    public static FaceLight OfSource(UnwrappedFace face, Plane weight, AtlasRegions regions)
    {
        (Planes linear, Planes smooth, Plane shadows) = WithoutShadows(face, weight, regions, HalfOfSource);
        Planes tint = TintEvening.Factors(linear, smooth, BesidePaint(weight, regions));
        return new(MaskCombination.Product(linear, tint), smooth, MaskCombination.Product(tint, new(shadows, shadows, shadows)));
    }

    /// <summary>The light of a target, with the edges of its shadows: what another face shall be put under. Tints stay out: a blush is its own.</summary>
    /// <inheritdoc cref="OfSource"/>
    public static Planes OfTarget(UnwrappedFace face, Plane weight, AtlasRegions regions)
    {
        (_, Planes light, Plane shadows) = WithoutShadows(face, weight, regions, HalfOfTarget);
        for (int channel = 0; channel < 3; channel++)
        {
            for (int i = 0; i < shadows.Samples.Length; i++)
            {
                light[channel].Samples[i] /= shadows.Samples[i];
            }
        }

        return light;
    }

    private static (Planes Linear, Planes Smooth, Plane Shadows) WithoutShadows(UnwrappedFace face, Plane weight, AtlasRegions regions, float half)
    {
        Plane skin = BesidePaint(weight, regions);
        Plane shadows = ShadowEvening.Factors(face.Linear, skin, BesidePaint(face.Visibility, regions), regions.Eyes, half);
        Planes linear = MaskCombination.Product(face.Linear, new(shadows, shadows, shadows));
        return (linear, LightField.Estimate(linear, skin), shadows);
    }

    /// <summary>Eyes, brows and lips have colours of their own, and eye shadow is painted.</summary>
    private static Plane BesidePaint(Plane weight, AtlasRegions regions) =>
        MaskCombination.Product(weight, MaskCombination.Product(MaskCombination.Invert(regions.Features), MaskCombination.Invert(regions.Lids)));
}
