using Mien.Imaging.Colour;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Shape;
using Mien.Swapping.Whole.Sources;

namespace Mien.Swapping.Whole.Targets;

/// <summary>The light that a target's face is under, and the tone of its skin. The completion knows how the same face would look under even light: what the photo
/// is darker or lighter by is shadow and shine, as sharp as they are, while brows, folds and beards are in both and cancel out.</summary>
internal sealed class TargetLight(MeshSwapContext context, FaceCompletion completion)
{
    /// <summary>Linear light: below this, shadows are not told from noise.</summary>
    private const float Darkest = 4e-3f;

    /// <summary>Bound of a shadow's or a shine's logarithm.</summary>
    private const float Strongest = 1.6f;

    /// <summary>Standard deviations of a place, of broad light, and of what fills either where nothing was seen, as parts of the atlas's side; and how much less each counts than the one before.</summary>
    private static readonly float[] s_sharp = [0.02f, 0.06f, 0.18f], s_broad = [0.09f, 0.27f];

    private const float WiderShare = 0.03f;

    /// <summary>What a place is darker or lighter by than the broad light (logarithm) that is half a shadow: small differences may as well be the face's form.</summary>
    private const float HalfShadow = 0.3f;

    /// <summary>Bound of what the light's level is changed by in the end.</summary>
    private const float MostLevel = 1.4f;

    private readonly Size _small = new(context.Small.SizePx, context.Small.SizePx);

    /// <param name="colours">The target unwrapped into the completion's atlas, linear light.</param>
    /// <param name="trust">How far it is seen and skin or feature of the face, 0 … 1, the same atlas.</param>
    /// <param name="features">Where the parser sees brows, eyes, lips and what is between those, 0 … 1, the same atlas: they are not always where the mesh has them.</param>
    /// <returns>The light, the target and where that is bare skin: linear light, small atlas.</returns>
    public (Planes Light, Planes Seen, Plane Skin) Of(Planes colours, Plane trust, Plane features, CancellationToken cancellation)
    {
        Planes even = Small(LinearLight.FromSrgb(completion.Complete(LinearLight.ToSrgb(colours), trust, cancellation).Whole));
        Planes seen = Small(colours);
        (Planes tone, Plane skin) = SkinTone.Of(even, context.Regions.Skin);
        Planes light = tone.Clone();
        skin = MaskCombination.Product(skin, Resampler.Resize(MaskCombination.Product(trust, MaskCombination.Invert(features)), _small, ResampleFilter.Triangle));
        Plane[] shades = [.. Enumerable.Range(0, 3).Select(channel => Shade(seen[channel], even[channel]))];
        Plane[] broad = [.. shades.Select(shade => Means(shade, skin, s_broad))], sharp = [.. shades.Select(shade => Means(shade, skin, s_sharp))];
        for (int i = 0; i < skin.Samples.Length; i++)
        {
            float edge = sharp[1].Samples[i] - broad[1].Samples[i];
            float shadow = edge * edge / ((edge * edge) + (HalfShadow * HalfShadow));
            for (int channel = 0; channel < 3; channel++)
            {
                light[channel].Samples[i] *= MathF.Exp(float.Lerp(broad[channel].Samples[i], sharp[channel].Samples[i], shadow));
            }
        }

        for (int channel = 0; channel < 3; channel++)
        {
            LevelInPlace(light[channel], even[channel], tone[channel], seen[channel], skin);
        }

        return (light, seen, skin);
    }

    /// <summary>Means of logarithms are darker than means of light: the even face under this light has to be as bright as the photo.</summary>
    private static void LevelInPlace(Plane light, Plane even, Plane tone, Plane seen, Plane skin)
    {
        Plane lit = new(light.Width, light.Height);
        for (int i = 0; i < lit.Samples.Length; i++)
        {
            lit.Samples[i] = even.Samples[i] / (tone.Samples[i] + Darkest) * light.Samples[i];
        }

        (Plane from, Plane to) = (Means(lit, skin, s_broad), Means(seen, skin, s_broad));
        for (int i = 0; i < lit.Samples.Length; i++)
        {
            light.Samples[i] *= Math.Clamp((to.Samples[i] + Darkest) / (from.Samples[i] + Darkest), 1 / MostLevel, MostLevel);
        }
    }

    private Planes Small(Planes planes) => Resampler.Resize(planes, _small, ResampleFilter.Triangle);

    /// <summary>Means of a place; where nothing is seen, of wider and wider surroundings.</summary>
    private static Plane Means(Plane values, Plane weight, float[] widths)
    {
        Plane weighted = MaskCombination.Product(values, weight);
        Plane[] sums = [.. widths.Select(width => GaussianBlur.Apply(weighted, width * values.Width))];
        Plane[] weights = [.. widths.Select(width => GaussianBlur.Apply(weight, width * values.Width))];
        for (int i = 0; i < values.Samples.Length; i++)
        {
            (float sum, float all, float share) = (0, 1e-6f, 1);
            for (int k = 0; k < widths.Length; k++, share *= WiderShare)
            {
                sum += share * sums[k].Samples[i];
                all += share * weights[k].Samples[i];
            }

            sums[0].Samples[i] = sum / all;
        }

        return sums[0];
    }

    /// <returns>Logarithm of what even light is multiplied by.</returns>
    private static Plane Shade(Plane seen, Plane even)
    {
        Plane shade = new(seen.Width, seen.Height);
        for (int i = 0; i < shade.Samples.Length; i++)
        {
            shade.Samples[i] = Math.Clamp(MathF.Log((seen.Samples[i] + Darkest) / (even.Samples[i] + Darkest)), -Strongest, Strongest);
        }

        return shade;
    }
}
