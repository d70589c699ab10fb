using System.Runtime.Intrinsics;

namespace Mien.Video.Frames;

/// <summary>Carries eight colours between a frame's R'G'B' and sRGB.</summary>
internal interface ITransferCurve
{
    /// <summary>Gives 0 … 1; what sRGB cannot show is clamped.</summary>
    void ToSrgb(ref Vector256<float> red, ref Vector256<float> green, ref Vector256<float> blue);

    /// <summary>The way back, for 0 … 1.</summary>
    void FromSrgb(ref Vector256<float> red, ref Vector256<float> green, ref Vector256<float> blue);
}
