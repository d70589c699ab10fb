using System.Globalization;
using Mien.Video.Probing;

namespace Mien.Video.Writing;

/// <summary>HDR's side data in the words of encoders that write it themselves.</summary>
internal static class HdrArguments
{
    private static readonly Rational s_chromaticityUnit = new(1, 50_000);
    private static readonly Rational s_luminanceUnit = new(1, 10_000);

    /// <summary>x264's and x265's parameters; empty when there is nothing to tell.</summary>
    internal static IEnumerable<string> X26(HdrFacts? hdr, string displayName, string lightName)
    {
        if (hdr?.Display is MasteringDisplay display)
        {
            yield return $"{displayName}=G{Pair(display.Green)}B{Pair(display.Blue)}R{Pair(display.Red)}WP{Pair(display.White)}" +
                $"L({Units(display.MaxLuminance, s_luminanceUnit)},{Units(display.MinLuminance, s_luminanceUnit)})";
        }

        if (hdr is { MaxContentLight: > 0 } or { MaxAverageLight: > 0 })
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{lightName}={hdr.MaxContentLight},{hdr.MaxAverageLight}");
        }
    }

    /// <summary>SVT-AV1's parameters.</summary>
    internal static IEnumerable<string> SvtAv1(HdrFacts? hdr)
    {
        if (hdr?.Display is MasteringDisplay display)
        {
            yield return $"mastering-display=G{Decimals(display.Green)}B{Decimals(display.Blue)}R{Decimals(display.Red)}WP{Decimals(display.White)}" +
                Decimals("L", display.MaxLuminance, display.MinLuminance);
        }

        if (hdr is { MaxContentLight: > 0 } or { MaxAverageLight: > 0 })
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"content-light={hdr.MaxContentLight},{hdr.MaxAverageLight}");
        }
    }

    private static string Pair((Rational X, Rational Y) point) => $"({Units(point.X, s_chromaticityUnit)},{Units(point.Y, s_chromaticityUnit)})";

    private static string Units(Rational value, Rational unit) => value.RoundTo(unit).ToString(CultureInfo.InvariantCulture);

    private static string Decimals((Rational X, Rational Y) point) => Decimals("", point.X, point.Y);

    private static string Decimals(string name, Rational first, Rational second) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}({first.ToDouble:0.#####},{second.ToDouble:0.#####})");
}
