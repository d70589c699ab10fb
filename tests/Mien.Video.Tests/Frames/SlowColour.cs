using Mien.Video.Frames;

namespace Mien.Video.Tests.Frames;

/// <summary>Colours of single pixels in double, by the standards' own formulas.</summary>
internal sealed class SlowColour(PlanarFormat format, FrameColours colours)
{
    private const double White = 203;

    // Linear RGB of BT.2020 to that of BT.709 (ITU-R BT.2087), and back.
    private static readonly double[][] s_to709 =
        [[1.6604910, -0.5876411, -0.0728499], [-0.1245505, 1.1328999, -0.0083494], [-0.0181508, -0.1005789, 1.1187297]];

    private static readonly double[][] s_to2020 =
        [[0.6274039, 0.3292830, 0.0433131], [0.0690973, 0.9195404, 0.0113623], [0.0163914, 0.0880133, 0.8955953]];

    private readonly double _most = (1 << format.BitDepth) - 1;
    private readonly double _step = 1 << (format.BitDepth - 8);
    private readonly bool _limited = colours.Range == ColourRange.Limited;

    private bool IsRgb => format.IsRgb;

    private (double Red, double Blue) Weights => colours.Matrix switch
    {
        ColourMatrix.Bt601 => (0.299, 0.114),
        ColourMatrix.Bt709 => (0.2126, 0.0722),
        ColourMatrix.Bt2020 => (0.2627, 0.0593),
        ColourMatrix.Fcc => (0.3, 0.11),
        ColourMatrix.Smpte240m => (0.212, 0.087),
        _ => (0.299, 0.114),
    };

    /// <summary>Codes of the three planes to R'G'B'.</summary>
    public double[] ToRgb(double[] codes)
    {
        if (IsRgb)
        {
            return [FromLuma(codes[2]), FromLuma(codes[0]), FromLuma(codes[1])];
        }

        (double red, double blue) = Weights;
        double luma = FromLuma(codes[0]);
        double cb = format.IsGray ? 0 : FromChroma(codes[1]);
        double cr = format.IsGray ? 0 : FromChroma(codes[2]);
        double r = luma + (2 * (1 - red) * cr);
        double b = luma + (2 * (1 - blue) * cb);
        return [r, (luma - (red * r) - (blue * b)) / (1 - red - blue), b];
    }

    public double[] FromRgb(double[] rgb)
    {
        if (IsRgb)
        {
            return [ToLuma(rgb[1]), ToLuma(rgb[2]), ToLuma(rgb[0])];
        }

        (double red, double blue) = Weights;
        double luma = (red * rgb[0]) + ((1 - red - blue) * rgb[1]) + (blue * rgb[2]);
        return [ToLuma(luma), ToChroma((rgb[2] - luma) / (2 * (1 - blue))), ToChroma((rgb[0] - luma) / (2 * (1 - red)))];
    }

    public double[] ToSrgb(double[] rgb) => colours.Transfer switch
    {
        ColourTransfer.Pq => Encode(Times(s_to709, [.. rgb.Select(value => PqToNits(value) / White)])),
        ColourTransfer.Hlg => Encode(Times(s_to709, HlgToLight(rgb))),
        _ => [.. rgb.Select(value => Math.Clamp(value, 0, 1))],
    };

    public double[] FromSrgb(double[] srgb) => colours.Transfer switch
    {
        ColourTransfer.Pq => [.. Times(s_to2020, Decode(srgb)).Select(value => PqFromNits(value * White))],
        ColourTransfer.Hlg => HlgFromLight(Times(s_to2020, Decode(srgb))),
        _ => srgb,
    };

    public static double PqFromNits(double nits)
    {
        double power = Math.Pow(Math.Max(nits, 0) / 10000, 0.1593017578125);
        return Math.Pow((0.8359375 + (18.8515625 * power)) / (1 + (18.6875 * power)), 78.84375);
    }

    private static double PqToNits(double code)
    {
        double root = Math.Pow(Math.Clamp(code, 0, 1), 1 / 78.84375);
        return 10000 * Math.Pow(Math.Max(root - 0.8359375, 0) / (18.8515625 - (18.6875 * root)), 1 / 0.1593017578125);
    }

    private static double[] HlgToLight(double[] rgb)
    {
        double[] scene = [.. rgb.Select(HlgToScene)];
        double luminance = (0.2627 * scene[0]) + (0.6780 * scene[1]) + (0.0593 * scene[2]);
        return [.. scene.Select(value => 1000 / White * Math.Pow(luminance, 0.2) * value)];
    }

    private static double[] HlgFromLight(double[] light)
    {
        double[] nits = [.. light.Select(value => Math.Max(0, value) * White)];
        double luminance = (0.2627 * nits[0]) + (0.6780 * nits[1]) + (0.0593 * nits[2]);
        double gain = luminance <= 0 ? 0 : Math.Pow(luminance / 1000, (1 - 1.2) / 1.2) / 1000;
        return [.. nits.Select(value => HlgFromScene(value * gain))];
    }

    private static double HlgToScene(double code)
    {
        double x = Math.Clamp(code, 0, 1.1);
        return x <= 0.5 ? x * x / 3 : (Math.Exp((x - 0.55991073) / 0.17883277) + 0.28466892) / 12;
    }

    private static double HlgFromScene(double light) =>
        light <= 1 / 12.0 ? Math.Sqrt(3 * light) : (0.17883277 * Math.Log((12 * light) - 0.28466892)) + 0.55991073;

    private static double[] Encode(double[] linear) => [.. linear.Select(value =>
    {
        double x = Math.Clamp(value, 0, 1);
        return x <= 0.0031308 ? 12.92 * x : (1.055 * Math.Pow(x, 1 / 2.4)) - 0.055;
    })];

    private static double[] Decode(double[] encoded) =>
        [.. encoded.Select(x => x <= 0.04045 ? x / 12.92 : Math.Pow((x + 0.055) / 1.055, 2.4))];

    private static double[] Times(double[][] matrix, double[] value) => [.. matrix.Select(row => row.Zip(value, (a, b) => a * b).Sum())];

    private double FromLuma(double code) => _limited ? (code - (16 * _step)) / (219 * _step) : code / _most;

    private double ToLuma(double value) => _limited ? (value * 219 * _step) + (16 * _step) : value * _most;

    private double FromChroma(double code) => (code - (128 * _step)) / (_limited ? 224 * _step : _most);

    private double ToChroma(double value) => (value * (_limited ? 224 * _step : _most)) + (128 * _step);
}
