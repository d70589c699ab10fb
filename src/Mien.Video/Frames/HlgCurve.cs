using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mien.Video.Frames;

/// <summary>Hybrid log-gamma (ITU-R BT.2100) on a display of 1000 cd/m², whose system gamma is 1.2.</summary>
internal readonly struct HlgCurve(ColourPrimaries primaries) : ITransferCurve
{
    private const float PeakNits = 1000;
    private const double Gamma = 1.2;
    private const double A = 0.17883277;
    private const double B = 1 - (4 * A);
    private const double C = 0.55991073;

    // Codes above white go on to 109 %, and the scene's light to 1.73.
    private const float MostCode = 1.1f;
    private const float MostScene = 1.75f;

    private const float ToPeak = DisplayLight.WhiteNits / PeakNits;

    // Keeps the gain of black finite.
    private const double LeastRoot = 1e-4;

    private static readonly CurveTable s_toScene = new(part => ToScene(part * MostCode));

    // Over the square root of light, in which the curve's lower half is straight.
    private static readonly CurveTable s_fromRoot = new(root => FromScene(root * root));

    // Both over the fourth root of luminance.
    private static readonly CurveTable s_gain = new(root => Math.Pow(Fourth(root) * MostScene, Gamma - 1) / ToPeak);
    private static readonly CurveTable s_inverseGain = new(
        root => ToPeak / Math.Pow(Fourth(Math.Max(root, LeastRoot)) * ToPeak, (Gamma - 1) / Gamma));

    private readonly DisplayLight _light = new(primaries);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ToSrgb(ref Vector256<float> red, ref Vector256<float> green, ref Vector256<float> blue)
    {
        red = s_toScene.At(red * (1 / MostCode));
        green = s_toScene.At(green * (1 / MostCode));
        blue = s_toScene.At(blue * (1 / MostCode));
        Vector256<float> gain = s_gain.At(LuminanceRoot(red, green, blue, 1 / MostScene));
        red *= gain;
        green *= gain;
        blue *= gain;
        _light.ToSrgb(ref red, ref green, ref blue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FromSrgb(ref Vector256<float> red, ref Vector256<float> green, ref Vector256<float> blue)
    {
        _light.FromSrgb(ref red, ref green, ref blue);
        Vector256<float> gain = s_inverseGain.At(LuminanceRoot(red, green, blue, 1));
        red = s_fromRoot.At(Vector256.Sqrt(red * gain));
        green = s_fromRoot.At(Vector256.Sqrt(green * gain));
        blue = s_fromRoot.At(Vector256.Sqrt(blue * gain));
    }

    private static double ToScene(double code) => code <= 0.5 ? code * code / 3 : (Math.Exp((code - C) / A) + B) / 12;

    private static double FromScene(double light) => light <= 1.0 / 12 ? Math.Sqrt(3 * light) : (A * Math.Log((12 * light) - B)) + C;

    private static double Fourth(double root) => root * root * root * root;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> LuminanceRoot(Vector256<float> red, Vector256<float> green, Vector256<float> blue, float scale)
    {
        Vector256<float> luminance =
            (red * _light.Luminance.Red) + (green * _light.Luminance.Green) + (blue * _light.Luminance.Blue);
        return Vector256.Sqrt(Vector256.Sqrt(luminance * scale));
    }
}
