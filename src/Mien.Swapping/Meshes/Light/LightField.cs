using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Swapping.Meshes.Light;

/// <summary>Light and skin tone of a face as a smooth colour field over the atlas: what is left of it when pores, wrinkles, brows,
/// eyes and lips are smoothed away.</summary>
internal static class LightField
{
    /// <summary>Standard deviation of the smoothing, as a part of the atlas's side. Smaller carries the target's features over
    /// (and with them its identity), larger loses the shadow beside the nose.</summary>
    private const float Smoothing = 0.09f;

    /// <summary>Wider second smoothing that fills what the first cannot reach, and how little it counts elsewhere.</summary>
    private const float FillSmoothing = 4 * Smoothing;
    private const float FillShare = 0.02f;

    /// <summary>Whatever is as smooth as the field can be worked out in a picture this many times smaller.</summary>
    private const int Coarseness = 4;

    /// <param name="linear">Unwrapped face, linear light, [S, S].</param>
    /// <param name="weight">Where the face is seen and is skin, 0 … 1, [S, S].</param>
    /// <returns>The field, linear light, defined everywhere; the mean skin colour where nothing is near.</returns>
    public static Planes Estimate(Planes linear, Plane weight)
    {
        float sigmaPx = Smoothing * linear.Width / Coarseness;
        float fillPx = FillSmoothing * linear.Width / Coarseness;
        Size coarse = new(Math.Max(1, linear.Width / Coarseness), Math.Max(1, linear.Height / Coarseness));
        Plane coarseWeight = Resampler.Resize(weight, coarse, ResampleFilter.Triangle);
        Plane near = GaussianBlur.Apply(coarseWeight, sigmaPx);
        Plane wide = GaussianBlur.Apply(coarseWeight, fillPx);
        float sumOfWeights = coarseWeight.Samples.Sum() + 1e-9f;
        return new(Channel(linear.Red), Channel(linear.Green), Channel(linear.Blue));

        Plane Channel(Plane channel)
        {
            Plane weighted = Resampler.Resize(MaskCombination.Product(channel, weight), coarse, ResampleFilter.Triangle);
            float mean = weighted.Samples.Sum() / sumOfWeights;
            Plane nearSum = GaussianBlur.Apply(weighted, sigmaPx);
            Plane wideSum = GaussianBlur.Apply(weighted, fillPx);
            for (int i = 0; i < nearSum.Samples.Length; i++)
            {
                float value = nearSum.Samples[i] + (FillShare * wideSum.Samples[i]) + (1e-4f * mean);
                nearSum.Samples[i] = value / (near.Samples[i] + (FillShare * wide.Samples[i]) + 1e-4f);
            }

            return Resampler.Resize(nearSum, channel.Size, ResampleFilter.Triangle);
        }
    }

    /// <summary>0 when the light of a face has no colour at all, as in a black-and-white photo, 1 when it has.</summary>
    public static float Colour(Planes light)
    {
        const float Grey = 0.02f;
        const float Coloured = 0.1f;
        float red = light.Red.Samples.Average();
        float green = light.Green.Samples.Average();
        float blue = light.Blue.Samples.Average();
        float most = Math.Max(Math.Max(red, green), Math.Max(blue, 1e-6f));
        return Ramp.Smooth(Grey, Coloured, 1 - (Math.Min(red, Math.Min(green, blue)) / most));
    }

    /// <summary>What a texture lit like <paramref name="from"/> is multiplied by to be lit like <paramref name="to"/>.</summary>
    public static Planes Ratio(Planes from, Planes to)
    {
        const float Lowest = 0.12f;
        const float Highest = 6;
        Planes ratio = new(from.Width, from.Height);
        for (int channel = 0; channel < 3; channel++)
        {
            float[] a = from[channel].Samples;
            float[] b = to[channel].Samples;
            float[] result = ratio[channel].Samples;
            for (int i = 0; i < result.Length; i++)
            {
                result[i] = Math.Clamp((b[i] + 1e-3f) / (a[i] + 1e-3f), Lowest, Highest);
            }
        }

        return ratio;
    }
}
