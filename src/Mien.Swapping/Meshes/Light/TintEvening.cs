using System.Numerics;
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

    /// <summary>Linear light below this counts as none.</summary>
    private const float Darkest = 1e-3f;

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
            (Vector3 colour, Vector3 promised) = (At(linear, i), At(light, i));
            float brightness = Relighting.Luminance(colour) / Relighting.Luminance(promised);
            lit.Samples[i] *= Ramp.Smooth(DarkFrom, LitFrom, brightness);
            Vector3 part = colour / (promised * brightness);
            Set(tint, i, new(MathF.Log(part.X), MathF.Log(part.Y), MathF.Log(part.Z)));
        }

        Planes local = new(PlaceMeans.Of(tint.Red, lit), PlaceMeans.Of(tint.Green, lit), PlaceMeans.Of(tint.Blue, lit));
        Planes factors = new(side, side);
        for (int i = 0; i < lit.Samples.Length; i++)
        {
            Vector3 deviation = new(local.Red.Samples[i], local.Green.Samples[i], local.Blue.Samples[i]);
            Vector3 size = Vector3.Abs(deviation);
            float strongest = Math.Max(size.X, Math.Max(size.Y, size.Z));
            float share = strongest * strongest / ((strongest * strongest) + (HalfFrom * HalfFrom));
            Vector3 factor = new(MathF.Exp(-share * deviation.X), MathF.Exp(-share * deviation.Y), MathF.Exp(-share * deviation.Z));
            Vector3 promised = At(light, i);
            Set(factors, i, factor * Relighting.Luminance(promised) / Relighting.Luminance(factor * promised));
        }

        return factors;
    }

    private static Vector3 At(Planes colour, int texel) =>
        Vector3.Max(new(colour.Red.Samples[texel], colour.Green.Samples[texel], colour.Blue.Samples[texel]), new(Darkest));

    private static void Set(Planes planes, int texel, Vector3 value) =>
        (planes.Red.Samples[texel], planes.Green.Samples[texel], planes.Blue.Samples[texel]) = (value.X, value.Y, value.Z);
}
