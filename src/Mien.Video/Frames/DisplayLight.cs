using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Mien.Imaging.Colour;

namespace Mien.Video.Frames;

/// <summary>Carries linear light of a display with wide primaries to sRGB and back; 1 is the light of graphics white.</summary>
internal readonly struct DisplayLight
{
    /// <summary>cd/m² of diffuse white in HDR films (ITU-R BT.2408).</summary>
    public const float WhiteNits = 203;

    private readonly Matrix3.Lanes _toBt709;
    private readonly Matrix3.Lanes _fromBt709;

    public DisplayLight(ColourPrimaries primaries)
    {
        Matrix3 toXyz = ToXyz(primaries);
        Matrix3 toBt709 = ToXyz(ColourPrimaries.Bt709).Invert() * toXyz;
        _toBt709 = new(toBt709);
        _fromBt709 = new(toBt709.Invert());
        Luminance = ((float)toXyz.Yx, (float)toXyz.Yy, (float)toXyz.Yz);
    }

    /// <summary>How much of white's luminance each primary gives.</summary>
    public (float Red, float Green, float Blue) Luminance { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ToSrgb(ref Vector256<float> red, ref Vector256<float> green, ref Vector256<float> blue)
    {
        _toBt709.Apply(ref red, ref green, ref blue);
        red = Srgb.FromLinear(red);
        green = Srgb.FromLinear(green);
        blue = Srgb.FromLinear(blue);
    }

    /// <summary>Not below 0, since sRGB's colours lie inside those of wide primaries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FromSrgb(ref Vector256<float> red, ref Vector256<float> green, ref Vector256<float> blue)
    {
        red = Srgb.ToLinear(red);
        green = Srgb.ToLinear(green);
        blue = Srgb.ToLinear(blue);
        _fromBt709.Apply(ref red, ref green, ref blue);
        red = Vector256.MaxNative(red, Vector256<float>.Zero);
        green = Vector256.MaxNative(green, Vector256<float>.Zero);
        blue = Vector256.MaxNative(blue, Vector256<float>.Zero);
    }

    private static Matrix3 ToXyz(ColourPrimaries primaries) => primaries switch
    {
        ColourPrimaries.Bt601 => ToXyz(0.630, 0.340, 0.310, 0.595, 0.155, 0.070),
        ColourPrimaries.Bt2020 => ToXyz(0.708, 0.292, 0.170, 0.797, 0.131, 0.046),
        ColourPrimaries.DisplayP3 => ToXyz(0.680, 0.320, 0.265, 0.690, 0.150, 0.060),
        _ => ToXyz(0.640, 0.330, 0.300, 0.600, 0.150, 0.060),
    };

    /// <summary>From chromaticities (x, y), scaled so that equal parts make D65 of luminance 1.</summary>
    private static Matrix3 ToXyz(double redX, double redY, double greenX, double greenY, double blueX, double blueY)
    {
        const double WhiteX = 0.3127;
        const double WhiteY = 0.3290;
        Matrix3 directions = new(
            redX, greenX, blueX,
            redY, greenY, blueY,
            1 - redX - redY, 1 - greenX - greenY, 1 - blueX - blueY);
        (double red, double green, double blue) = directions.Invert().Apply(WhiteX / WhiteY, 1, (1 - WhiteX - WhiteY) / WhiteY);
        return directions * Matrix3.Diagonal(red, green, blue);
    }
}
