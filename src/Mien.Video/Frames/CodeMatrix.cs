using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mien.Video.Frames;

/// <summary>Carries colours between the codes of a frame's first three planes and R'G'B', 0 … 1, eight at once.</summary>
/// <remarks>ITU-T H.273, equations 8.3 on: limited range has black at 16·2^(depth − 8) and white 219·2^(depth − 8) above, chroma
/// ±112·2^(depth − 8) around the middle code; full range has all codes.</remarks>
internal readonly struct CodeMatrix
{
    private readonly float _firstZero;
    private readonly float _otherZero;
    private readonly Matrix3.Lanes _toRgb;
    private readonly Matrix3.Lanes _fromRgb;

    public CodeMatrix(PlanarFormat format, FrameColours colours)
    {
        double step = 1 << (format.BitDepth - 8);
        bool isLimited = colours.Range == ColourRange.Limited;
        MostCode = (1 << format.BitDepth) - 1;
        bool isRgb = format.IsRgb || (!format.IsGray && colours.Matrix == ColourMatrix.Rgb);
        double span = isLimited ? 219 * step : MostCode;
        double chromaSpan = isRgb ? span : isLimited ? 224 * step : MostCode;
        _firstZero = isLimited ? (float)(16 * step) : 0;
        _otherZero = isRgb ? _firstZero : format.IsGray ? 0 : (float)(128 * step);
        Matrix3 scale = Matrix3.Diagonal(span, chromaSpan, chromaSpan);
        Matrix3 fromRgb = scale * (isRgb ? new Matrix3(0, 1, 0, 0, 0, 1, 1, 0, 0) : LumaAndChroma(colours.Matrix));
        _fromRgb = new(fromRgb);
        _toRgb = new(fromRgb.Invert());
    }

    /// <summary>2^depth − 1.</summary>
    public float MostCode { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ToRgb(ref Vector256<float> first, ref Vector256<float> second, ref Vector256<float> third)
    {
        first -= Vector256.Create(_firstZero);
        second -= Vector256.Create(_otherZero);
        third -= Vector256.Create(_otherZero);
        _toRgb.Apply(ref first, ref second, ref third);
    }

    /// <summary>Neither rounded nor clamped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FromRgb(ref Vector256<float> red, ref Vector256<float> green, ref Vector256<float> blue)
    {
        _fromRgb.Apply(ref red, ref green, ref blue);
        red += Vector256.Create(_firstZero);
        green += Vector256.Create(_otherZero);
        blue += Vector256.Create(_otherZero);
    }

    /// <summary>R'G'B' to Y' (0 … 1), Cb and Cr (−½ … ½).</summary>
    private static Matrix3 LumaAndChroma(ColourMatrix matrix)
    {
        (double red, double blue) = matrix switch
        {
            ColourMatrix.Bt709 => (0.2126, 0.0722),
            ColourMatrix.Bt2020 => (0.2627, 0.0593),
            ColourMatrix.Fcc => (0.30, 0.11),
            ColourMatrix.Smpte240m => (0.212, 0.087),
            _ => (0.299, 0.114),
        };
        double green = 1 - red - blue;
        double toCb = 0.5 / (1 - blue);
        double toCr = 0.5 / (1 - red);
        return new(
            red, green, blue,
            -red * toCb, -green * toCb, 0.5,
            0.5, -green * toCr, -blue * toCr);
    }
}
