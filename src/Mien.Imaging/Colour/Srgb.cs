using System.Numerics;
using System.Runtime.CompilerServices;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Colour;

/// <summary>The sRGB transfer function (IEC 61966-2-1) between encoded values and linear light, both 0 … 1.</summary>
/// <remarks>Single values are exact. Planes and spans are clamped to 0 … 1 and use polynomials (in x, and in the fourth root
/// of x) whose error stays under 5e-6, less than a 16th of an 8-bit step in the darkest encoded colours.</remarks>
public static class Srgb
{
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
        for (; i <= encoded.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            ToLinear(new Vector<float>(encoded[i..])).CopyTo(linear[i..]);
        }

        for (; i < encoded.Length; i++)
        {
            linear[i] = ToLinear(new Vector<float>(encoded[i]))[0];
        }
    }

    /// <param name="encoded">At least as long as <paramref name="linear"/>; may be the same memory.</param>
    public static void FromLinear(ReadOnlySpan<float> linear, Span<float> encoded)
    {
        int i = 0;
        for (; i <= linear.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            FromLinear(new Vector<float>(linear[i..])).CopyTo(encoded[i..]);
        }

        for (; i < linear.Length; i++)
        {
            encoded[i] = FromLinear(new Vector<float>(linear[i]))[0];
        }
    }

    private static Vector<float> ToLinear(Vector<float> encoded)
    {
        Vector<float> x = Vector.Min(Vector.Max(encoded, Vector<float>.Zero), Vector<float>.One);
        Vector<float> curve = Vector.Min(Polynomial(s_toLinear, x), Vector<float>.One);
        return Vector.ConditionalSelect(Vector.LessThanOrEqual(x, new Vector<float>(EncodedKnee)), x * (1 / 12.92f), curve);
    }

    private static Vector<float> FromLinear(Vector<float> linear)
    {
        Vector<float> x = Vector.Min(Vector.Max(linear, Vector<float>.Zero), Vector<float>.One);
        Vector<float> root = Vector.SquareRoot(Vector.SquareRoot(x));
        Vector<float> curve = Vector.Min(Polynomial(s_fromLinear, root), Vector<float>.One);
        return Vector.ConditionalSelect(Vector.LessThanOrEqual(x, new Vector<float>(LinearKnee)), x * 12.92f, curve);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Polynomial(float[] coefficients, Vector<float> x)
    {
        Vector<float> sum = new(coefficients[^1]);
        for (int power = coefficients.Length - 2; power >= 0; power--)
        {
            sum = Vector.MultiplyAddEstimate(sum, x, new Vector<float>(coefficients[power]));
        }

        return sum;
    }
}
