using Mien.Imaging.Filters;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Masks;

/// <summary>Smooths a noisy face before it is judged what on it is skin: sensor noise and the dithering of GIFs are full of edges that would pass for hair.</summary>
internal static class CalmColours
{
    /// <summary>Noise in units of likeness (<see cref="SkinModel"/>) that is taken for none: photos have less.</summary>
    private const float Harmless = 0.3f;

    /// <summary>What noise is brought down to.</summary>
    private const float Wanted = 0.1f;

    /// <summary>A Gaussian blur of 1 px leaves 1 / (2√π) of white noise.</summary>
    private const float LeftByOnePixel = 0.282f;

    /// <summary>Wider, and strands of hair are blurred into the skin.</summary>
    private const float WidestPx = 3;

    private const float LightnessUnit = 0.16f;
    private const float ColourUnit = 0.045f;

    /// <param name="oklab">Unwrapped face, [S, S].</param>
    /// <param name="skin">Where skin is expected, 0 … 1.</param>
    /// <returns>The same planes where there is little noise.</returns>
    public static Planes Of(Planes oklab, Plane skin)
    {
        float lightness = NoiseLevel.Estimate(oklab.Red, skin) / LightnessUnit;
        float green = NoiseLevel.Estimate(oklab.Green, skin) / ColourUnit;
        float blue = NoiseLevel.Estimate(oklab.Blue, skin) / ColourUnit;
        float noise = MathF.Sqrt((lightness * lightness) + (green * green) + (blue * blue));
        return noise <= Harmless ? oklab : GaussianBlur.Apply(oklab, Math.Min(WidestPx, noise / Wanted * LeftByOnePixel));
    }
}
