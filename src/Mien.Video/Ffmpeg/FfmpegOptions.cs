using System.Globalization;

namespace Mien.Video.Ffmpeg;

/// <summary>Options that every command of ours begins with, and values as FFmpeg reads them.</summary>
internal static class FfmpegOptions
{
    /// <summary>No keyboard, no banner, no progress; only what is wrong is said.</summary>
    internal static IReadOnlyList<string> Quiet { get; } = ["-nostdin", "-hide_banner", "-nostats", "-loglevel", "error"];

    internal static string Text(this long value) => value.ToString(CultureInfo.InvariantCulture);

    internal static string Text(this int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>"1001:30000", which FFmpeg reads exactly; with a slash it would be worked out as a fraction.</summary>
    internal static string Ratio(this Rational value) => string.Create(CultureInfo.InvariantCulture, $"{value.Numerator}:{value.Denominator}");

    /// <summary>Seconds with six decimals, FFmpeg's own precision, rounded down: "12.345678".</summary>
    internal static string Seconds(this Rational value)
    {
        long micros = value.FloorTo(new(1, 1_000_000));
        ulong size = (ulong)Math.Abs(micros);
        return string.Create(CultureInfo.InvariantCulture, $"{(micros < 0 ? "-" : "")}{size / 1_000_000}.{size % 1_000_000:D6}");
    }

    /// <summary>How often the unit fits whole.</summary>
    internal static long FloorTo(this Rational value, Rational unit)
    {
        Rational count = value / unit;
        (long quotient, long rest) = Math.DivRem(count.Numerator, count.Denominator);
        return rest < 0 ? quotient - 1 : quotient;
    }
}
