namespace Mien.Video.Writing;

/// <summary>One of FFmpeg's encoders that Mien knows how to set.</summary>
public sealed record VideoEncoder
{
    private static readonly string[] s_hardwareCodecs = ["h264", "hevc", "av1"];

    private VideoEncoder(string name, string codec, EncoderFamily family) => (Name, Codec, Family) = (name, codec, family);

    /// <summary>All of them, in the order in which they are preferred.</summary>
    public static IReadOnlyList<VideoEncoder> All { get; } =
    [
        new("libx264", "h264", EncoderFamily.X264),
        new("libx265", "hevc", EncoderFamily.X265),
        new("libsvtav1", "av1", EncoderFamily.SvtAv1),
        new("libaom-av1", "av1", EncoderFamily.Aom),
        new("libvpx-vp9", "vp9", EncoderFamily.Vpx),
        new("prores_ks", "prores", EncoderFamily.ProRes),
        new("ffv1", "ffv1", EncoderFamily.Ffv1),
        new("mpeg4", "mpeg4", EncoderFamily.Mpeg4),
        .. Hardware("nvenc", EncoderFamily.Nvenc),
        .. Hardware("qsv", EncoderFamily.Qsv),
        .. Hardware("vaapi", EncoderFamily.Vaapi),
        .. Hardware("amf", EncoderFamily.Amf),
        .. Hardware("videotoolbox", EncoderFamily.VideoToolbox),
        .. Hardware("v4l2m2m", EncoderFamily.V4l2),
    ];

    /// <summary>What encodes animated AVIF: it keeps every sample where that is asked for.</summary>
    internal static VideoEncoder OfAvif { get; } = Named("aom")[0];

    /// <summary>FFmpeg's name: "libx264".</summary>
    public string Name { get; }

    /// <summary>FFmpeg's name of what it makes: "h264".</summary>
    public string Codec { get; }

    public EncoderFamily Family { get; }

    /// <summary>Whether it runs on a chip of its own, which may not be there.</summary>
    public bool IsHardware => Family >= EncoderFamily.Nvenc;

    /// <summary>Whether it takes only sides that chroma samples fill.</summary>
    public bool NeedsWholeChroma => Family is EncoderFamily.X264 or EncoderFamily.X265 or EncoderFamily.SvtAv1 || IsHardware;

    /// <summary>Whether it can keep every sample.</summary>
    public bool CanBeLossless => Family is EncoderFamily.X264 or EncoderFamily.X265 or EncoderFamily.Aom or EncoderFamily.Vpx
        or EncoderFamily.Ffv1 or EncoderFamily.Nvenc;

    /// <summary>Reads a word of a person: FFmpeg's own name, or a short one such as x264, x265, av1, vp9, prores, nvenc.</summary>
    /// <returns>What is meant, best first; empty when nobody knows the word.</returns>
    public static IReadOnlyList<VideoEncoder> Named(string word)
    {
        string plain = word.ToLowerInvariant();
        string name = plain switch
        {
            "x264" or "h264" or "avc" => "libx264",
            "x265" or "h265" or "hevc" => "libx265",
            "svtav1" or "svt-av1" => "libsvtav1",
            "aom" or "libaom" => "libaom-av1",
            "vp9" or "libvpx" or "vpx" => "libvpx-vp9",
            "prores" => "prores_ks",
            _ => plain,
        };
        return [.. All.Where(encoder => encoder.Name == name || (plain == "av1" && encoder is { Codec: "av1", IsHardware: false }) ||
            (encoder.IsHardware && encoder.Name.EndsWith("_" + plain, StringComparison.Ordinal)))];
    }

    private static IEnumerable<VideoEncoder> Hardware(string chip, EncoderFamily family) =>
        s_hardwareCodecs.Select(codec => new VideoEncoder($"{codec}_{chip}", codec, family));
}
