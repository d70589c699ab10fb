using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mien.Video.Frames;

/// <summary>SMPTE ST 2084, the perceptual quantizer: absolute light up to 10 000 cd/m².</summary>
internal readonly struct PqCurve(ColourPrimaries primaries) : ITransferCurve
{
    private const float MostNits = 10_000;
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

    private static Vector256<float> ToLight(Vector256<float> code)
    {
        Vector256<float> root = Power.Of(Vector256.Clamp(code, Vector256<float>.Zero, Vector256<float>.One), 1 / M2);
        Vector256<float> above = Vector256.Max(root - Vector256.Create(C1), Vector256<float>.Zero);
        return Power.Of(above / (Vector256.Create(C2) - (C3 * root)), 1 / M1) * (MostNits / DisplayLight.WhiteNits);
    }

    private static Vector256<float> FromLight(Vector256<float> light)
    {
        Vector256<float> root = Power.Of(light * (DisplayLight.WhiteNits / MostNits), M1);
        return Power.Of((Vector256.Create(C1) + (C2 * root)) / (Vector256<float>.One + (C3 * root)), M2);
    }
}
