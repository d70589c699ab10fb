using Mien.Video.Ffmpeg;
using Mien.Video.Frames;

namespace Mien.Video.Writing;

/// <summary>An encoder's name and settings as FFmpeg's arguments.</summary>
internal static class EncoderArguments
{
    internal static IReadOnlyList<string> Of(EncodePlan plan) =>
    [
        "-c:v", plan.Encoder.Name,
        .. EncoderPresets.Arguments(plan.Encoder, plan.Settings.Preset),
        .. Quality(plan),
        .. Threads(plan),
        .. plan.AllowsReordering || plan.Encoder.Family is not (EncoderFamily.X264 or EncoderFamily.Nvenc or EncoderFamily.Qsv or EncoderFamily.Vaapi)
            ? [] : (string[])["-bf", "0"],
    ];

    private static IReadOnlyList<string> Quality(EncodePlan plan)
    {
        VideoEncoder encoder = plan.Encoder;
        int value = QualityScale.Of(encoder, plan.Settings.Quality);
        string number = value.Text();
        bool lossless = plan.Settings.Lossless;
        return encoder.Family switch
        {
            EncoderFamily.X264 => lossless ? ["-qp", "0"] : ["-crf", number],
            EncoderFamily.X265 => lossless ? [] : ["-crf", number],
            EncoderFamily.SvtAv1 => ["-crf", number],
            EncoderFamily.Aom => lossless ? ["-aom-params", "lossless=1"] : ["-crf", number, "-b:v", "0"],
            EncoderFamily.Vpx => lossless ? ["-lossless", "1"] : ["-crf", number, "-b:v", "0"],
            EncoderFamily.ProRes => ["-profile:v", ProResProfile(plan, value)],
            EncoderFamily.Ffv1 => ["-level", "3", "-coder", "1", "-context", "0", "-g", "1", .. Slices(plan), "-slicecrc", "1"],
            EncoderFamily.Mpeg4 => ["-q:v", number],
            EncoderFamily.Nvenc => lossless ? ["-tune", "lossless"] : ["-rc", "vbr", "-cq", number, "-b:v", "0"],
            EncoderFamily.Qsv => ["-global_quality", number],
            EncoderFamily.Vaapi => ["-rc_mode", "CQP", encoder.Codec == "av1" ? "-global_quality" : "-qp", number],
            EncoderFamily.Amf => ["-rc", "cqp", "-qp_i", number, "-qp_p", number],
            EncoderFamily.VideoToolbox => ["-q:v", number],
            _ => ["-b:v", BitsPerSecond(plan, value).Text()],
        };
    }

    /// <summary>FFV1 cannot cut odd sides into four where neighbours share a chroma sample; how many slices it can, it knows itself.</summary>
    private static IReadOnlyList<string> Slices(EncodePlan plan) =>
        FramePadding.Padded(plan.EncodedSize, PlanarFormat.Nearest(plan.PixelFormat)) == plan.EncodedSize ? ["-slices", "4"] : [];

    private static IReadOnlyList<string> Threads(EncodePlan plan)
    {
        string threads = plan.Settings.Threads.Text();
        return plan.Encoder.Family switch
        {
            // These have threads of their own beside FFmpeg's.
            EncoderFamily.X265 => ["-x265-params", string.Join(':', X265(plan))],
            EncoderFamily.SvtAv1 => ["-svtav1-params", string.Join(':', HdrArguments.SvtAv1(plan.Hdr).Prepend($"lp={threads}"))],
            EncoderFamily.X264 when HdrArguments.X26(plan.Hdr, "mastering-display", "cll").ToArray() is { Length: > 0 } hdr =>
                ["-threads", threads, "-x264-params", string.Join(':', hdr)],
            EncoderFamily.Vpx => ["-threads", threads, "-tile-columns", "2", "-row-mt", "0"],
            EncoderFamily.Aom => ["-threads", threads, "-row-mt", "1"],
            _ when plan.Encoder.IsHardware => [],
            _ => ["-threads", threads],
        };
    }

    private static IEnumerable<string> X265(EncodePlan plan)
    {
        yield return "log-level=error";
        yield return $"pools={plan.Settings.Threads.Text()}";
        yield return $"frame-threads={Math.Min(plan.Settings.Threads, 2).Text()}";
        if (plan.FrameRate is Rational rate)
        {
            yield return $"fps={rate}"; // else it takes the time base for the frame rate
        }

        if (plan.Settings.Lossless)
        {
            yield return "lossless=1";
        }

        if (ChromaLocation(plan.Colours.ChromaLocation) is int location && PlanarFormat.Nearest(plan.PixelFormat).ChromaShiftY == 1)
        {
            yield return $"chromaloc={location.Text()}";
        }

        foreach (string parameter in HdrArguments.X26(plan.Hdr, "master-display", "max-cll"))
        {
            yield return parameter;
        }
    }

    /// <summary>ITU-T H.265, E.3.1; 0 is what decoders take when nothing is said.</summary>
    private static int? ChromaLocation(string? name) => name switch
    {
        "left" => 0,
        "center" => 1,
        "topleft" => 2,
        "top" => 3,
        "bottomleft" => 4,
        "bottom" => 5,
        _ => null,
    };

    private static string ProResProfile(EncodePlan plan, int profile422)
    {
        const int Full = 4;
        const int FullExtra = 5;
        bool is444 = PlanarFormat.Nearest(plan.PixelFormat).ChromaShiftX == 0;
        return (is444 ? plan.Settings.Quality > 90 ? FullExtra : Full : profile422).Text();
    }

    private static long BitsPerSecond(EncodePlan plan, int thousandthsPerPixel) =>
        (long)(plan.Size.Area * (plan.FrameRate ?? new(25)).ToDouble * thousandthsPerPixel / 1000);
}
