using Mien.Faces.Atlases;
using Mien.Faces.Parsing;
using Mien.Imaging.Colour;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes;
using Mien.Swapping.Meshes.Light;
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

    /// <summary>Skin's deviation from its smooth tone (logarithm) that counts by half.</summary>
    private const float UsualDeviation = 0.3f;

    /// <summary>Standard deviation of what is judged together, as a part of the atlas's side: what is near a beard is its edge. Below the first share of skin it tells nothing, from the second on all.</summary>
    private const float Around = 0.015f, UnlikelyTo = 0.4f, LikelyFrom = 0.9f;

    /// <summary>Standard deviations of a place and of what fills it where it was not seen, as parts of the atlas's side; and how much less each counts than the one before.</summary>
    private static readonly float[] s_widths = [0.02f, 0.06f, 0.18f];

    private const float WiderShare = 0.03f;

    private readonly Size _small = new(context.Small.SizePx, context.Small.SizePx);

    /// <param name="colours">The target unwrapped into the completion's atlas, linear light.</param>
    /// <param name="trust">How far it is seen and skin or feature of the face, 0 … 1, the same atlas.</param>
    /// <param name="features">Where the parser sees brows, eyes, lips and what is between those, 0 … 1, the same atlas: they are not always where the mesh has them.</param>
    /// <returns>Linear light, small atlas.</returns>
    public Planes Of(Planes colours, Plane trust, Plane features, CancellationToken cancellation)
    {
        Planes even = LinearLight.FromSrgb(completion.Complete(LinearLight.ToSrgb(colours), trust, cancellation));
        (Planes seen, even) = (Resampler.Resize(colours, _small, ResampleFilter.Triangle), Resampler.Resize(even, _small, ResampleFilter.Triangle));
        Plane skin = Resampler.Resize(MaskCombination.Product(trust, MaskCombination.Invert(features)), _small, ResampleFilter.Triangle);
        for (int i = 0; i < skin.Samples.Length; i++)
        {
            skin.Samples[i] *= context.Regions.Skin.Samples[i];
        }

        Planes light = LightField.Estimate(even, context.Regions.Skin);
        skin = MaskCombination.Product(skin, Likely(even, light));
        light = LightField.Estimate(even, skin);
        for (int channel = 0; channel < 3; channel++)
        {
            Plane shade = Filled(Shade(seen[channel], even[channel]), skin);
            for (int i = 0; i < shade.Samples.Length; i++)
            {
                light[channel].Samples[i] *= MathF.Exp(shade.Samples[i]);
            }
        }

        return light;
    }

    /// <summary>What is much darker or lighter than the skin around it (a beard, a deep fold) is no skin, and tells its light badly.</summary>
    private static Plane Likely(Planes even, Planes tone)
    {
        Plane likely = new(even.Width, even.Height);
        for (int i = 0; i < likely.Samples.Length; i++)
        {
            float deviation = MathF.Log((even.Green.Samples[i] + Darkest) / (tone.Green.Samples[i] + Darkest)) / UsualDeviation;
            likely.Samples[i] = 1 / (1 + (deviation * deviation * deviation * deviation));
        }

        return Ramp.Smooth(GaussianBlur.Apply(likely, Around * likely.Width), UnlikelyTo, LikelyFrom);
    }

    /// <summary>Means of a place; where nothing is seen, of wider and wider surroundings.</summary>
    private static Plane Filled(Plane values, Plane weight)
    {
        Plane[] sums = [.. s_widths.Select(width => GaussianBlur.Apply(MaskCombination.Product(values, weight), width * values.Width))];
        Plane[] weights = [.. s_widths.Select(width => GaussianBlur.Apply(weight, width * values.Width))];
        for (int i = 0; i < values.Samples.Length; i++)
        {
            (float sum, float all, float share) = (0, 1e-6f, 1);
            for (int k = 0; k < s_widths.Length; k++, share *= WiderShare)
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
