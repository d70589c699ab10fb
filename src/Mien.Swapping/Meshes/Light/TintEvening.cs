using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Light;

/// <summary>Takes away the edges of coloured light: where a window's light meets a lamp's on a face, or a sign's the street's, the tint changes within a centimetre, and <see cref="LightField"/> is
/// too smooth to follow. Skin itself differs less in tint from place to place, and such differences stay.</summary>
/// <remarks>Brightness is not touched: its edges are the form of a nose, or a wrinkle, too.</remarks>
internal static class TintEvening
{
    /// <summary>A channel this much stronger or weaker than the light has it (logarithm) is evened by half: cheeks, freckles and noses have a third of it.</summary>
    private const float HalfFrom = 0.16f;

    /// <summary>Darker than this, as a part of the light's brightness, tints are noise, or hair's.</summary>
    private const float DarkFrom = 0.25f, LitFrom = 0.5f;

    /// <param name="linear">A face unwrapped, linear light, [S, S].</param>
    /// <param name="light">Its <see cref="LightField"/>.</param>
    /// <param name="weight">Where skin is expected, 0 … 1, whatever its colour looks like.</param>
    /// <returns>What colours are to be multiplied by, [S, S]; about 1 under light of one colour.</returns>
    public static Planes Factors(Planes linear, Planes light, Plane weight)
    {
        int side = linear.Width;
        Planes tint = new(side, side);
        Plane lit = weight.Clone();
        for (int i = 0; i < weight.Samples.Length; i++)
        {
            float brightness = Brightness(linear, i) / Brightness(light, i);
            lit.Samples[i] *= Ramp.Smooth(DarkFrom, LitFrom, brightness);
            for (int channel = 0; channel < 3; channel++)
            {
                tint[channel].Samples[i] = MathF.Log(Part(linear, channel, i) / (Part(light, channel, i) * brightness));
            }
        }

        Planes local = new(PlaceMeans.Of(tint.Red, lit), PlaceMeans.Of(tint.Green, lit), PlaceMeans.Of(tint.Blue, lit));
        Planes factors = new(side, side);
        for (int i = 0; i < lit.Samples.Length; i++)
        {
            float strongest = Math.Max(MathF.Abs(local.Red.Samples[i]), Math.Max(MathF.Abs(local.Green.Samples[i]), MathF.Abs(local.Blue.Samples[i])));
            float share = strongest * strongest / ((strongest * strongest) + (HalfFrom * HalfFrom));
            float before = 0;
            for (int channel = 0; channel < 3; channel++)
            {
                factors[channel].Samples[i] = MathF.Exp(-share * local[channel].Samples[i]);
                before += Luma(channel) * factors[channel].Samples[i] * Part(light, channel, i);
            }

            float keepsBrightness = Brightness(light, i) / before;
            for (int channel = 0; channel < 3; channel++)
            {
                factors[channel].Samples[i] *= keepsBrightness;
            }
        }

        return factors;
    }

    private static float Part(Planes colour, int channel, int texel) => Math.Max(1e-3f, colour[channel].Samples[texel]);

    private static float Brightness(Planes colour, int texel) =>
        (Luma(0) * Part(colour, 0, texel)) + (Luma(1) * Part(colour, 1, texel)) + (Luma(2) * Part(colour, 2, texel));

    /// <summary>ITU-R BT.709.</summary>
    private static float Luma(int channel) => channel switch { 0 => 0.2126f, 1 => 0.7152f, _ => 0.0722f };
}
