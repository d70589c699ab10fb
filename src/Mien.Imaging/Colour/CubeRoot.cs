using System.Runtime.Intrinsics;

namespace Mien.Imaging.Colour;

/// <summary>Cube root of eight floats.</summary>
internal static class CubeRoot
{
    // Below this the steps would underflow; its root, 1e-10, is far below any colour difference.
    private const float Smallest = 1e-30f;

    /// <summary>Odd, as the real cube root is; relative error under 4e-7.</summary>
    /// <remarks>A third of the exponent by integer arithmetic (Kahan 1991), then two steps of Halley's method.</remarks>
    public static Vector256<float> Of(Vector256<float> value)
    {
        Vector256<float> x = Vector256.Abs(value);
        Vector256<float> third = Vector256.ConvertToSingle(x.AsInt32()) * (1f / 3);
        Vector256<float> y = (Vector256.ConvertToInt32Native(third) + Vector256.Create(709921077)).AsSingle();
        y = Halley(y, x);
        y = Halley(y, x);
        Vector256<float> root = Vector256.ConditionalSelect(
            Vector256.LessThan(x, Vector256.Create(Smallest)), Vector256<float>.Zero, y);
        return Vector256.CopySign(root, value);
    }

    private static Vector256<float> Halley(Vector256<float> y, Vector256<float> x)
    {
        Vector256<float> cube = y * y * y;
        return y * ((cube + x + x) / (cube + cube + x));
    }
}
