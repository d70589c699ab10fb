using Mien.Video.Ffmpeg;
using Mien.Video.Writing;

namespace Mien.Video.Joining;

/// <summary>Arguments that encode joined lossless segments as an animation or as pictures.</summary>
internal static class AnimationJoin
{
    private static readonly Rational s_gifUnit = new(1, 100);
    private static readonly string[] s_input = ["-copyts", "-f", "nut", "-i", "pipe:0"];

    /// <summary>The first look at the frames: the 256 colours of a GIF, from a histogram, so that no frame waits in memory.</summary>
    internal static IReadOnlyList<string> PaletteArguments(JoinPlan plan, string palettePath) =>
    [
        .. FfmpegOptions.Quiet, "-y", .. s_input, "-vf", $"palettegen=max_colors={GifColours(plan.Settings.Quality).Text()}",
        "-frames:v", "1", "-update", "1", "-f", "image2", palettePath,
    ];

    /// <param name="palettePath">For GIF.</param>
    internal static IReadOnlyList<string> Arguments(JoinPlan plan, Rational timeBase, string outputPath, string? palettePath) =>
    [
        .. FfmpegOptions.Quiet, "-y", .. s_input,
        .. palettePath is null ? (string[])["-map", "0:v:0"] : ["-i", palettePath, "-lavfi", "[0:v][1:v]paletteuse"],
        "-fps_mode", "passthrough", "-enc_time_base", timeBase.Ratio(),
        .. Encoder(plan), "-f", plan.Container.Muxer(), outputPath,
    ];

    private static IReadOnlyList<string> Encoder(JoinPlan plan) => plan.Container switch
    {
        FilmContainer.Gif => ["-c:v", "gif", "-loop", GifRepeats(plan.LoopCount).Text(), .. FinalDelay(plan.LastDuration?.RoundTo(s_gifUnit).Text())],
        FilmContainer.WebP => ["-c:v", "libwebp_anim", .. WebPQuality(plan.Settings), "-loop", plan.LoopCount.Text()],
        FilmContainer.Apng => ["-c:v", "apng", "-plays", plan.LoopCount.Text(), .. FinalDelay(plan.LastDuration?.Ratio())],
        FilmContainer.Avif => ["-c:v", VideoEncoder.OfAvif.Name, "-cpu-used", "6", .. Av1Quality(plan.Settings)],
        _ => ["-start_number", plan.FirstPictureNumber.Text(), .. Pictures(plan)],
    };

    /// <summary>All 256 from the usual quality on, the fewer the lower it is.</summary>
    private static int GifColours(int quality) => Math.Clamp(256 * quality / EncodeSettings.Default.Quality, 8, 256);

    /// <summary>A GIF tells how often it is played again: 0 for ever; −1 writes nothing, which is once.</summary>
    private static int GifRepeats(int plays) => plays == 0 ? 0 : plays == 1 ? -1 : plays - 1;

    private static string[] FinalDelay(string? delay) => delay is null ? [] : ["-final_delay", delay];

    private static string[] WebPQuality(EncodeSettings settings) =>
        settings.Lossless ? ["-lossless", "1"] : ["-lossless", "0", "-quality", settings.Quality.Text()];

    private static string[] Av1Quality(EncodeSettings settings) =>
        settings.Lossless ? ["-aom-params", "lossless=1"] : ["-crf", QualityScale.Of(VideoEncoder.OfAvif, settings.Quality).Text(), "-b:v", "0"];

    private static IReadOnlyList<string> Pictures(JoinPlan plan) => Path.GetExtension(plan.OutputPath).ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" => ["-c:v", "mjpeg", "-q:v", JpegScale(plan.Settings.Quality).Text()],
        ".tif" or ".tiff" => ["-c:v", "tiff"],
        ".webp" => ["-c:v", "libwebp", .. WebPQuality(plan.Settings)],
        ".bmp" => ["-c:v", "bmp"],
        _ => ["-c:v", "png"],
    };

    /// <summary>FFmpeg's quantiser scale, 31 worst … 2 best.</summary>
    private static int JpegScale(int quality) => 2 + ((100 - Math.Max(quality, 0)) * 29 / 100 / 2);
}
