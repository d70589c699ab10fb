using Mien.Video.Probing;

namespace Mien.Video.Writing;

/// <summary>What the kinds of files can hold.</summary>
public static class FilmContainers
{
    private static readonly Dictionary<string, FilmContainer> s_byExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".mp4"] = FilmContainer.Mp4,
        [".m4v"] = FilmContainer.Mp4,
        [".mov"] = FilmContainer.Mov,
        [".mkv"] = FilmContainer.Matroska,
        [".webm"] = FilmContainer.WebM,
        [".avi"] = FilmContainer.Avi,
        [".ts"] = FilmContainer.MpegTs,
        [".m2ts"] = FilmContainer.MpegTs,
        [".mts"] = FilmContainer.MpegTs,
        [".gif"] = FilmContainer.Gif,
        [".webp"] = FilmContainer.WebP,
        [".apng"] = FilmContainer.Apng,
        [".png"] = FilmContainer.Apng,
        [".avif"] = FilmContainer.Avif,
    };

    private static readonly string[] s_pictures = [".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp"];

    /// <summary>Extensions that name a film, for messages.</summary>
    public static IEnumerable<string> Extensions => s_byExtension.Keys.Where(extension => extension != ".png");

    /// <param name="path">A file's name, or numbered pictures such as "out/%05d.png".</param>
    /// <returns>Null for an extension that names no film. One that names a still picture, too, can hold an animation.</returns>
    public static FilmContainer? TryOfPath(string path)
    {
        string extension = Path.GetExtension(path);
        return ImageSequence.IsPattern(path)
            ? s_pictures.Contains(extension, StringComparer.OrdinalIgnoreCase) ? FilmContainer.Pictures : null
            : s_byExtension.TryGetValue(extension, out FilmContainer container) ? container : null;
    }

    /// <inheritdoc cref="TryOfPath"/>
    /// <exception cref="EncodeException">The extension names no film.</exception>
    public static FilmContainer OfPath(string path) => TryOfPath(path) ?? throw EncodeException.ContainerUnknown(path);

    /// <summary>Whether the kind holds only pictures, which are encoded once all segments are there.</summary>
    public static bool IsAnimation(this FilmContainer container) => container >= FilmContainer.Gif;

    /// <summary>Whether a file of that name can keep every sample, of those that are encoded only when they are joined.</summary>
    internal static bool CanBeLossless(string path) => !OfPath(path).IsAnimation() ||
        Path.GetExtension(path).ToLowerInvariant() is not (".gif" or ".jpg" or ".jpeg");

    /// <summary>FFmpeg's name of what writes it.</summary>
    internal static string Muxer(this FilmContainer container) => container switch
    {
        FilmContainer.Mp4 => "mp4",
        FilmContainer.Mov => "mov",
        FilmContainer.Matroska => "matroska",
        FilmContainer.WebM => "webm",
        FilmContainer.Avi => "avi",
        FilmContainer.MpegTs => "mpegts",
        FilmContainer.Gif => "gif",
        FilmContainer.WebP => "webp",
        FilmContainer.Apng => "apng",
        FilmContainer.Avif => "avif",
        _ => "image2",
    };

    /// <param name="codec">FFmpeg's name of a video codec.</param>
    internal static bool HoldsVideo(this FilmContainer container, string codec) => container switch
    {
        FilmContainer.Mp4 => codec is "h264" or "hevc" or "av1" or "vp9" or "mpeg4",
        FilmContainer.Mov => codec is "h264" or "hevc" or "prores" or "mpeg4",
        FilmContainer.Matroska => true,
        FilmContainer.WebM => codec is "vp9" or "av1",
        FilmContainer.Avi => codec is "h264" or "mpeg4" or "ffv1",
        FilmContainer.MpegTs => codec is "h264" or "hevc",
        _ => codec is "ffv1",
    };

    internal static bool HoldsAudio(this FilmContainer container, string codec) => container switch
    {
        FilmContainer.Mp4 => codec is "aac" or "mp3" or "mp2" or "ac3" or "eac3" or "opus" or "flac" or "alac" or "dts",
        FilmContainer.Mov => codec is "aac" or "mp3" or "ac3" or "eac3" or "alac" || codec.StartsWith("pcm_", StringComparison.Ordinal),
        FilmContainer.Matroska => codec is not ("" or "pcm_dvd" or "pcm_bluray" or "adpcm_ima_qt"),
        FilmContainer.WebM => codec is "opus" or "vorbis",
        FilmContainer.Avi => codec is "mp3" or "mp2" or "ac3" or "aac" or "dts" or "pcm_s16le" or "pcm_u8" or "pcm_s24le",
        FilmContainer.MpegTs => codec is "aac" or "mp3" or "mp2" or "ac3" or "eac3" or "opus" or "dts" or "truehd",
        _ => false,
    };

    /// <summary>The encoder for sound that it cannot hold as it is.</summary>
    internal static string AudioEncoder(this FilmContainer container) => container switch
    {
        FilmContainer.WebM => "libopus",
        FilmContainer.Avi => "libmp3lame",
        _ => "aac",
    };

    /// <returns>"copy", a subtitle encoder, or null when the subtitles have to be left out.</returns>
    internal static string? SubtitleEncoder(this FilmContainer container, StreamFacts subtitles) => container switch
    {
        FilmContainer.Mp4 or FilmContainer.Mov => subtitles.Codec == "mov_text" ? "copy" : subtitles.IsText ? "mov_text" : null,
        FilmContainer.Matroska => subtitles.Codec is "mov_text" or "text" or "ttml" or "microdvd" or "subviewer" ? "srt" : "copy",
        FilmContainer.WebM => subtitles.Codec == "webvtt" ? "copy" : subtitles.IsText ? "webvtt" : null,
        FilmContainer.MpegTs => subtitles.Codec is "dvb_subtitle" or "dvb_teletext" ? "copy" : null,
        _ => null,
    };
}
