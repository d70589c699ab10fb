using Mien.Faces.Atlases;
using Mien.Imaging.Colour;
using Mien.Imaging.Filters;
using Mien.Imaging.Pixels;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Completions;

/// <summary>Takes away what the light of a photo does to one side of a face and not to the other, as far as it is smooth.</summary>
internal static class EvenedLight
{
    /// <summary>Standard deviation of the smoothing, as a part of the atlas's side.</summary>
    private const float Smoothing = 0.09f;

    /// <summary>More than this no photo is worth that a truth is made of.</summary>
    private const float Darkest = 0.6f, Brightest = 1.6f;

    /// <param name="encoded">Unwrapped face, sRGB-encoded.</param>
    /// <param name="known">Where it is seen, 0 … 1.</param>
    /// <returns>sRGB-encoded.</returns>
    public static Planes Of(Planes encoded, Plane known)
    {
        Planes linear = LinearLight.FromSrgb(encoded);
        for (int channel = 0; channel < 3; channel++)
        {
            float[] samples = linear[channel].Samples;
            float mean = samples.Zip(known.Samples, (sample, weight) => sample * weight).Sum() / Math.Max(1e-6f, known.Samples.Sum());
            Plane light = MaskedBlur.Apply(linear[channel], known, Smoothing * encoded.Width, mean);
            Plane other = AtlasMirror.Flip(light);
            for (int i = 0; i < samples.Length; i++)
            {
                float even = (light.Samples[i] + other.Samples[i]) / 2;
                samples[i] = Math.Min(1, samples[i] * Math.Clamp(even / Math.Max(light.Samples[i], 1e-3f), Darkest, Brightest));
            }
        }

        return LinearLight.ToSrgb(linear);
    }
}
