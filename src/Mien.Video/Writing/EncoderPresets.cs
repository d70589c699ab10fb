using System.Globalization;

namespace Mien.Video.Writing;

/// <summary>What "fast" and "slow" are for encoders that count instead.</summary>
internal static class EncoderPresets
{
    private static readonly int[] s_svtAv1 = [12, 11, 10, 9, 8, 7, 5, 4, 2];
    private static readonly int[] s_aom = [8, 8, 7, 6, 6, 5, 4, 3, 2];
    private static readonly int[] s_vpx = [8, 7, 6, 5, 4, 3, 2, 1, 0];

    internal static IReadOnlyList<string> Words { get; } =
        ["ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow"];

    /// <exception cref="EncodeException">The encoder counts, and the word is neither a number nor one of <see cref="Words"/>.</exception>
    internal static IReadOnlyList<string> Arguments(VideoEncoder encoder, string? preset) => encoder.Family switch
    {
        EncoderFamily.X264 or EncoderFamily.X265 => ["-preset", preset ?? "medium"],
        EncoderFamily.SvtAv1 => ["-preset", Count(encoder, preset ?? "medium", s_svtAv1)],
        EncoderFamily.Aom => ["-cpu-used", Count(encoder, preset ?? "medium", s_aom)],
        EncoderFamily.Vpx => ["-deadline", "good", "-cpu-used", Count(encoder, preset ?? "medium", s_vpx)],
        EncoderFamily.Nvenc or EncoderFamily.Qsv => preset is null ? [] : ["-preset", preset],
        EncoderFamily.Amf => preset is null ? [] : ["-quality", preset],
        _ => [],
    };

    private static string Count(VideoEncoder encoder, string preset, int[] counts)
    {
        int word = Words.ToList().IndexOf(preset);
        return word >= 0 ? counts[word].ToString(CultureInfo.InvariantCulture) :
            int.TryParse(preset, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? preset :
            throw EncodeException.PresetUnknown(encoder, preset);
    }
}
