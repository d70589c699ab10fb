using Mien.Imaging.Filters;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Masks;

/// <summary>How streaky a face is from place to place: hair is, whatever its colour, and skin is not.</summary>
/// <remarks>Steps of the logarithm of lightness, so that dim faces have the streaks of bright ones, are gathered to a structure tensor; what one direction has more of than the one
/// across it is a streak. Streaks that lie count for nothing: hair hangs, and what lies beside the face is drawn out sideways where the face turns away.</remarks>
internal static class Streaks
{
    /// <summary>Lightness (Oklab's) below which differences are noise.</summary>
    private const float Least = 0.1f;

    /// <summary>Standard deviations, as parts of the atlas's side: of what is too fine for hair, of the shade that is no streak, and of the place around each texel that is looked at.</summary>
    private const float Fine = 0.005f, Shade = 0.025f, Place = 0.0156f;

    /// <summary>How upright a streak is, from −1 for lying to 1 for upright: from where on and from where on fully it counts.</summary>
    private const float UprightFrom = -0.6f, UprightTo = 0;

    /// <param name="lightness">Oklab's, of the unwrapped face, [S, S].</param>
    /// <param name="inside">1 where skin or hair is expected, 0 where there is no face, or a feature with lines of its own.</param>
    /// <returns>The step of the logarithm from texel to texel that the streaks make, [S, S]: of the synthetic people looked at, 0 … 0.009 on cheeks, 0.01 … 0.05 in hair.</returns>
    public static Plane Find(Plane lightness, Plane inside)
    {
        float side = lightness.Width;
        Plane logarithm = new(lightness.Width, lightness.Height);
        for (int i = 0; i < logarithm.Samples.Length; i++)
        {
            logarithm.Samples[i] = MathF.Log(Math.Max(Least, lightness.Samples[i]));
        }

        logarithm = MaskedBlur.Apply(logarithm, inside, Fine * side);
        Plane within = Morphology.Erode(inside, 2);
        Plane across = Steps(logarithm, within, 1, Shade * side);
        Plane down = Steps(logarithm, within, logarithm.Width, Shade * side);
        Plane acrossSquared = Gathered(across, across, within, Place * side);
        Plane downSquared = Gathered(down, down, within, Place * side);
        Plane both = Gathered(across, down, within, Place * side);
        Plane streaks = new(lightness.Width, lightness.Height);
        for (int i = 0; i < streaks.Samples.Length; i++)
        {
            float upright = acrossSquared.Samples[i] - downSquared.Samples[i];
            float strength = MathF.Sqrt((upright * upright) + (4 * both.Samples[i] * both.Samples[i])) + 1e-9f;
            streaks.Samples[i] = MathF.Sqrt(strength) * Ramp.Smooth(UprightFrom, UprightTo, upright / strength);
        }

        return streaks;
    }

    /// <summary>Half the difference of the two neighbours, without what changes slowly.</summary>
    private static Plane Steps(Plane plane, Plane within, int stride, float shadePx)
    {
        Plane steps = new(plane.Width, plane.Height);
        for (int i = plane.Width; i < steps.Samples.Length - plane.Width; i++)
        {
            bool isAtEnd = i % plane.Width == 0 || (i + 1) % plane.Width == 0;
            steps.Samples[i] = isAtEnd ? 0 : within.Samples[i] * (plane.Samples[i + stride] - plane.Samples[i - stride]) / 2;
        }

        Plane slow = MaskedBlur.Apply(steps, within, shadePx);
        for (int i = 0; i < steps.Samples.Length; i++)
        {
            steps.Samples[i] -= slow.Samples[i];
        }

        return steps;
    }

    private static Plane Gathered(Plane first, Plane second, Plane within, float placePx) =>
        MaskedBlur.Apply(MaskCombination.Product(first, second), within, placePx);
}
