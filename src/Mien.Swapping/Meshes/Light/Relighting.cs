using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Light;

/// <summary>Puts a texture under another light.</summary>
internal static class Relighting
{
    /// <summary>How fast contrast falls when dark skin or shadow is brightened: the exponent of the brightening.</summary>
    private const float ContrastFall = 0.15f;

    private const float LeastContrast = 0.55f;

    /// <summary>Colour differences fall twice as fast as differences of brightness: in the dark they are mostly noise.</summary>
    private const float ColourFall = 2;

    /// <summary>Multiplies the texture by the ratio. Where that brightens a lot, what deviates from the smooth light (stubble, shadow edges,
    /// sensor noise) is drawn toward it, since darkness exaggerates it.</summary>
    /// <param name="texture">Linear light, changed in place.</param>
    /// <param name="light">The smooth light the texture was taken under, linear.</param>
    /// <param name="ratio">New light over old, per channel.</param>
    public static void ApplyInPlace(Planes texture, Planes light, Planes ratio)
    {
        for (int i = 0; i < texture.Red.Samples.Length; i++)
        {
            float brightening = Luminance(ratio, i);
            if (brightening <= 1)
            {
                texture.Red.Samples[i] *= ratio.Red.Samples[i];
                texture.Green.Samples[i] *= ratio.Green.Samples[i];
                texture.Blue.Samples[i] *= ratio.Blue.Samples[i];
                continue;
            }

            float contrast = Math.Max(LeastContrast, MathF.Pow(brightening, -ContrastFall));
            float colourShare = MathF.Pow(contrast, ColourFall);
            float deviation = Luminance(texture, i) / Math.Max(Luminance(light, i), 1e-4f);
            float compressed = MathF.Pow(Math.Max(deviation, 1e-3f), contrast);
            for (int channel = 0; channel < 3; channel++)
            {
                float lit = Math.Max(light[channel].Samples[i], 1e-4f);
                float own = texture[channel].Samples[i] / lit / Math.Max(deviation, 1e-3f);
                texture[channel].Samples[i] = lit * ratio[channel].Samples[i] * compressed * (1 + (colourShare * (own - 1)));
            }
        }
    }

    private static float Luminance(Planes planes, int i) =>
        (0.2126f * planes.Red.Samples[i]) + (0.7152f * planes.Green.Samples[i]) + (0.0722f * planes.Blue.Samples[i]);
}
