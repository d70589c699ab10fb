using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Colour;

/// <summary>The sRGB transfer function (IEC 61966-2-1) between encoded values and linear light, both 0 … 1.</summary>
/// <remarks>Single values are exact. Planes and spans are clamped to 0 … 1 and use polynomials (in x, and in the fourth root
/// of x) whose error stays under 5e-6, less than a 16th of an 8-bit step in the darkest encoded colours.</remarks>
public static class Srgb
{
    private const int Count = 8;
    private const float EncodedKnee = 0.04045f;
    private const float LinearKnee = 0.0031308f;

    // Chebyshev interpolation of ((x + 0.055) / 1.055)^2.4 on [EncodedKnee, 1], constant term first; error 3.0e-6.
    private static readonly float[] s_toLinear =
    [
        8.80719448e-4f, 3.43078560e-2f, 0.498081157f, 0.785992942f, -0.616709141f, 0.481966718f, -0.235176109f, 0.0506566446f,
    ];

    // Chebyshev interpolation of 1.055·t^(5/3) − 0.055 with t = x^(1/4), x in [LinearKnee, 1]; error 2.1e-6.
    private static readonly float[] s_fromLinear =
    [
        -0.0597390114f, 0.141958263f, 1.35457265f, -0.825280017f, 0.621002284f, -0.294247637f, 0.0617343075f,
    ];

    public static float ToLinear(float encoded) =>
        encoded <= EncodedKnee ? encoded / 12.92f : MathF.Pow((encoded + 0.055f) / 1.055f, 2.4f);

    public static float FromLinear(float linear) =>
        linear <= LinearKnee ? linear * 12.92f : (1.055f * MathF.Pow(linear, 1 / 2.4f)) - 0.055f;

    public static Planes ToLinear(Planes encoded, int workers = 1) =>
        new(ToLinear(encoded.Red, workers), ToLinear(encoded.Green, workers), ToLinear(encoded.Blue, workers));

    public static Planes FromLinear(Planes linear, int workers = 1) =>
        new(FromLinear(linear.Red, workers), FromLinear(linear.Green, workers), FromLinear(linear.Blue, workers));

    public static Plane ToLinear(Plane encoded, int workers = 1)
    {
        Plane linear = Plane.Uninitialized(encoded.Size);
        RowBands.Run(encoded.Height, workers, (first, end) =>
        {
            Range range = (first * encoded.Width)..(end * encoded.Width);
            ToLinear(encoded.Samples.AsSpan(range), linear.Samples.AsSpan(range));
        });
        return linear;
    }

    public static Plane FromLinear(Plane linear, int workers = 1)
    {
        Plane encoded = Plane.Uninitialized(linear.Size);
        RowBands.Run(linear.Height, workers, (first, end) =>
        {
            Range range = (first * linear.Width)..(end * linear.Width);
            FromLinear(linear.Samples.AsSpan(range), encoded.Samples.AsSpan(range));
        });
        return encoded;
    }

    /// <param name="linear">At least as long as <paramref name="encoded"/>; may be the same memory.</param>
    public static void ToLinear(ReadOnlySpan<float> encoded, Span<float> linear)
    {
        int i = 0;
        for (; i <= encoded.Length - Count; i += Count)
        {
            ToLinear(Vector256.Create(encoded[i..])).CopyTo(linear[i..]);
        }

        for (; i < encoded.Length; i++)
        {
            linear[i] = ToLinear(Vector256.Create(encoded[i]))[0];
        }
    }

    /// <param name="encoded">At least as long as <paramref name="linear"/>; may be the same memory.</param>
    public static void FromLinear(ReadOnlySpan<float> linear, Span<float> encoded)
    {
        int i = 0;
        for (; i <= linear.Length - Count; i += Count)
        {
            FromLinear(Vector256.Create(linear[i..])).CopyTo(encoded[i..]);
        }

        for (; i < linear.Length; i++)
        {
            encoded[i] = FromLinear(Vector256.Create(linear[i]))[0];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> ToLinear(Vector256<float> encoded)
    {
        Vector256<float> x = Vector256.Min(Vector256.Max(encoded, Vector256<float>.Zero), Vector256<float>.One);
        Vector256<float> curve = Vector256.Min(Polynomial(s_toLinear, x), Vector256<float>.One);
        return Vector256.ConditionalSelect(Vector256.LessThanOrEqual(x, Vector256.Create(EncodedKnee)), x * (1 / 12.92f), curve);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> FromLinear(Vector256<float> linear)
    {
        Vector256<float> x = Vector256.Min(Vector256.Max(linear, Vector256<float>.Zero), Vector256<float>.One);
        Vector256<float> root = Vector256.Sqrt(Vector256.Sqrt(x));
        Vector256<float> curve = Vector256.Min(Polynomial(s_fromLinear, root), Vector256<float>.One);
        return Vector256.ConditionalSelect(Vector256.LessThanOrEqual(x, Vector256.Create(LinearKnee)), x * 12.92f, curve);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Polynomial(float[] coefficients, Vector256<float> x)
    {
        Vector256<float> sum = Vector256.Create(coefficients[^1]);
        for (int power = coefficients.Length - 2; power >= 0; power--)
        {
            sum = Vector256.MultiplyAddEstimate(sum, x, Vector256.Create(coefficients[power]));
        }

        return sum;
    }
}
