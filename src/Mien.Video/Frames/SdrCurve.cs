using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mien.Video.Frames;

/// <summary>Standard range: R'G'B' is sRGB as it is.</summary>
internal readonly struct SdrCurve : ITransferCurve
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ToSrgb(ref Vector256<float> red, ref Vector256<float> green, ref Vector256<float> blue)
    {
        red = Clamp(red);
        green = Clamp(green);
        blue = Clamp(blue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FromSrgb(ref Vector256<float> red, ref Vector256<float> green, ref Vector256<float> blue)
    {
    }

    private static Vector256<float> Clamp(Vector256<float> value) =>
        Vector256.MinNative(Vector256.MaxNative(value, Vector256<float>.Zero), Vector256<float>.One);
}
