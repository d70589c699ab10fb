using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mien.Video.Frames;

/// <summary>Standard range: R'G'B' is sRGB as it is.</summary>
internal readonly struct SdrCurve : ITransferCurve
{
    /// <summary>To 0 … 1; what is not a number becomes 0 or stays, as the processor has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Clamp(ref Vector256<float> red, ref Vector256<float> green, ref Vector256<float> blue)
    {
        red = Vector256.MinNative(Vector256.MaxNative(red, Vector256<float>.Zero), Vector256<float>.One);
        green = Vector256.MinNative(Vector256.MaxNative(green, Vector256<float>.Zero), Vector256<float>.One);
        blue = Vector256.MinNative(Vector256.MaxNative(blue, Vector256<float>.Zero), Vector256<float>.One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ToSrgb(ref Vector256<float> red, ref Vector256<float> green, ref Vector256<float> blue) =>
        Clamp(ref red, ref green, ref blue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FromSrgb(ref Vector256<float> red, ref Vector256<float> green, ref Vector256<float> blue)
    {
    }
}
