using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mien.Video.Frames;

/// <summary>SMPTE ST 2084, the perceptual quantizer: absolute light up to 10 000 cd/m².</summary>
internal readonly struct PqCurve(ColourPrimaries primaries) : ITransferCurve
{
    private const float MostNits = 10_000;
    // Below it there is no light at all.
    private const float LeastCode = 5e-7f;

    private const float M1 = 2610f / 16384;
    private const float M2 = 2523f / 4096 * 128;
    private const float C1 = 3424f / 4096;
    private const float C2 = 2413f / 4096 * 32;
    private const float C3 = 2392f / 4096 * 32;

    private readonly DisplayLight _light = new(primaries);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ToSrgb(ref Vector256<float> red, ref Vector256<float> green, ref Vector256<float> blue)
    {
        red = ToLight(red);
        green = ToLight(green);
        blue = ToLight(blue);
        _light.ToSrgb(ref red, ref green, ref blue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FromSrgb(ref Vector256<float> red, ref Vector256<float> green, ref Vector256<float> blue)
    {
        _light.FromSrgb(ref red, ref green, ref blue);
        red = FromLight(red);
        green = FromLight(green);
        blue = FromLight(blue);
    }

    // Both ways use how far the standard's terms are from 1, which is little: in floats the terms themselves are too coarse.
    private static Vector256<float> ToLight(Vector256<float> code)
    {
        Vector256<float> below1 = RootLess1(Vector256.Clamp(code, Vector256.Create(LeastCode), Vector256<float>.One));
        Vector256<float> above = Vector256.Max(below1 + Vector256.Create(1 - C1), Vector256<float>.Zero);
        return Power.Of(above / (Vector256.Create(C2 - C3) - (C3 * below1)), 1 / M1) * (MostNits / DisplayLight.WhiteNits);
    }

    private static Vector256<float> FromLight(Vector256<float> light)
    {
        Vector256<float> power = Power.Of(light * (DisplayLight.WhiteNits / MostNits), M1);
        Vector256<float> below1 = (1 - C1) * (Vector256<float>.One - power) / (Vector256<float>.One + (C3 * power));
        return Vector256.Exp(M2 * LogOf1Less(below1));
    }

    /// <summary>x^(1/M2) − 1 by the series of the exponential.</summary>
    private static Vector256<float> RootLess1(Vector256<float> x)
    {
        Vector256<float> z = Vector256.Log(x) * (1 / M2);
        Vector256<float> sum = Vector256<float>.One;
        for (int term = 7; term > 1; term--)
        {
            sum = (sum * z * (1f / term)) + Vector256<float>.One;
        }

        return sum * z;
    }

    /// <summary>ln(1 − x) for x up to 0.17, by the series of the inverse hyperbolic tangent.</summary>
    private static Vector256<float> LogOf1Less(Vector256<float> x)
    {
        Vector256<float> ratio = x / (Vector256.Create(2f) - x);
        Vector256<float> square = ratio * ratio;
        Vector256<float> sum = Vector256<float>.Zero;
        for (int power = 9; power >= 1; power -= 2)
        {
            sum = (sum * square) + Vector256.Create(1f / power);
        }

        return -2 * ratio * sum;
    }
}
