using System.Runtime.Intrinsics;

namespace Mien.Video.Frames;

/// <summary>Powers of eight floats.</summary>
internal static class Power
{
    /// <param name="value">Not below 0.</param>
    /// <param name="exponent">Above 0.</param>
    public static Vector256<float> Of(Vector256<float> value, float exponent) => Vector256.Exp(Vector256.Log(value) * exponent);
}
