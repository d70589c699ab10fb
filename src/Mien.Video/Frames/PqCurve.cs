using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mien.Video.Frames;

/// <summary>SMPTE ST 2084, the perceptual quantizer: absolute light up to 10 000 cd/m².</summary>
internal readonly struct PqCurve(ColourPrimaries primaries) : ITransferCurve
{
    private const double MostNits = 10_000;
    private const double M1 = 2610.0 / 16384;
    private const double M2 = 2523.0 / 4096 * 128;
    private const double C1 = 3424.0 / 4096;
    private const double C2 = 2413.0 / 4096 * 32;
    private const double C3 = 2392.0 / 4096 * 32;

    private static readonly CurveTable s_toLight = new(code => ToNits(code) / DisplayLight.WhiteNits);

    // Over the fourth root of light, in which the curve is nearly straight; up to white, the most that comes from sRGB.
    private static readonly CurveTable s_fromRoot = new(root => FromNits(root * root * root * root * DisplayLight.WhiteNits));

    private readonly DisplayLight _light = new(primaries);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ToSrgb(ref Vector256<float> red, ref Vector256<float> green, ref Vector256<float> blue)
    {
        red = s_toLight.At(red);
        green = s_toLight.At(green);
        blue = s_toLight.At(blue);
        _light.ToSrgb(ref red, ref green, ref blue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FromSrgb(ref Vector256<float> red, ref Vector256<float> green, ref Vector256<float> blue)
    {
        _light.FromSrgb(ref red, ref green, ref blue);
        red = s_fromRoot.At(Vector256.Sqrt(Vector256.Sqrt(red)));
        green = s_fromRoot.At(Vector256.Sqrt(Vector256.Sqrt(green)));
        blue = s_fromRoot.At(Vector256.Sqrt(Vector256.Sqrt(blue)));
    }

    private static double ToNits(double code)
    {
        double root = Math.Pow(code, 1 / M2);
        return MostNits * Math.Pow(Math.Max(root - C1, 0) / (C2 - (C3 * root)), 1 / M1);
    }

    private static double FromNits(double nits)
    {
        double power = Math.Pow(nits / MostNits, M1);
        return Math.Pow((C1 + (C2 * power)) / (1 + (C3 * power)), M2);
    }
}
