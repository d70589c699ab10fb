using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mien.Video.Frames;

/// <summary>Hybrid log-gamma (ITU-R BT.2100) on a display of 1000 cd/m², whose system gamma is 1.2.</summary>
internal readonly struct HlgCurve(ColourPrimaries primaries) : ITransferCurve
{
    private const float PeakNits = 1000;
    private const float Gamma = 1.2f;
    private const float A = 0.17883277f;
    private const float B = 1 - (4 * A);
    private const float C = 0.55991073f;

    // Codes above white go on to 109 %.
    private const float MostCode = 1.1f;

    // Keeps the gain of black finite.
    private const float LeastLight = 1e-12f;

    private readonly DisplayLight _light = new(primaries);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ToSrgb(ref Vector256<float> red, ref Vector256<float> green, ref Vector256<float> blue)
    {
        red = ToScene(red);
        green = ToScene(green);
        blue = ToScene(blue);
        Vector256<float> gain = Power.Of(Luminance(red, green, blue), Gamma - 1) * (PeakNits / DisplayLight.WhiteNits);
        red *= gain;
        green *= gain;
        blue *= gain;
        _light.ToSrgb(ref red, ref green, ref blue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FromSrgb(ref Vector256<float> red, ref Vector256<float> green, ref Vector256<float> blue)
    {
        const float ToPeak = DisplayLight.WhiteNits / PeakNits;
        _light.FromSrgb(ref red, ref green, ref blue);
        Vector256<float> shown = Vector256.Max(Luminance(red, green, blue) * ToPeak, Vector256.Create(LeastLight));
        Vector256<float> gain = Vector256.Create(ToPeak) / Power.Of(shown, (Gamma - 1) / Gamma);
        red = FromScene(red * gain);
        green = FromScene(green * gain);
        blue = FromScene(blue * gain);
    }

    private static Vector256<float> ToScene(Vector256<float> code)
    {
        Vector256<float> x = Vector256.Clamp(code, Vector256<float>.Zero, Vector256.Create(MostCode));
        Vector256<float> bright = (Vector256.Exp((x - Vector256.Create(C)) * (1 / A)) + Vector256.Create(B)) * (1f / 12);
        return Vector256.ConditionalSelect(Vector256.LessThanOrEqual(x, Vector256.Create(0.5f)), x * x * (1f / 3), bright);
    }

    private static Vector256<float> FromScene(Vector256<float> light)
    {
        // The lesser of the two below is not used; kept in the logarithm's domain.
        Vector256<float> bright = Vector256.Max((12 * light) - Vector256.Create(B), Vector256.Create(B));
        return Vector256.ConditionalSelect(
            Vector256.LessThanOrEqual(light, Vector256.Create(1f / 12)),
            Vector256.Sqrt(3 * light),
            (A * Vector256.Log(bright)) + Vector256.Create(C));
    }

    private Vector256<float> Luminance(Vector256<float> red, Vector256<float> green, Vector256<float> blue) =>
        (red * _light.Luminance.Red) + (green * _light.Luminance.Green) + (blue * _light.Luminance.Blue);
}
