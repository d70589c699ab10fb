using System.Globalization;
using System.Text;
using System.Text.Json;
using Mien.Imaging.Files;
using Mien.Video.Ffmpeg;

namespace Mien.Video.Probing;

/// <summary>Asks ffprobe what a film holds.</summary>
public static class MediaProbe
{
    private static readonly string[] s_quiet = ["-hide_banner", "-v", "error", "-of", "json"];

    /// <param name="path">A file, a URL that FFmpeg reads, or numbered pictures (<see cref="ImageSequence"/>).</param>
    /// <param name="picturesPerSecond">The rate of numbered pictures; <see cref="ImageSequence.DefaultFrameRate"/> when null.</param>
    /// <exception cref="MediaException">It is missing, no film, damaged, or holds no moving pictures.</exception>
    /// <exception cref="FfmpegException">ffprobe does not start.</exception>
    public static MediaFacts Probe(
        FfmpegPrograms programs, string path, Rational? picturesPerSecond = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string[] options = ImageSequence.IsPattern(path) ? PictureOptions(path, picturesPerSecond ?? ImageSequence.DefaultFrameRate) : [];
        if (options.Length == 0 && !MediaFacts.IsUrl(path))
        {
            ThrowIfNoFile(path);
        }

        IReadOnlyList<string> input = MediaFacts.InputArgumentsOf(path, options);
        using JsonDocument whole = Ask(programs, path, [.. s_quiet, "-show_format", "-show_streams", "-show_chapters", .. input], cancellation);
        MediaFacts facts = Read(whole.RootElement, path, options);
        using JsonDocument frames = Ask(
            programs,
            path,
            [.. s_quiet, "-select_streams", Number(facts.VideoStream.Index), "-read_intervals", "%+#3", "-show_frames", .. input],
            cancellation);
        if (facts.VideoStream.HasHiddenAlpha)
        {
            facts = facts with { VideoStream = WithAlpha(facts.VideoStream, programs, cancellation) };
        }

        JsonElement first = frames.RootElement.Elements("frames").FirstOrDefault();
        return first.ValueKind == JsonValueKind.Object ? facts with { VideoStream = Complete(facts.VideoStream, first) } : facts;
    }

    /// <exception cref="MediaException">ffprobe's answer is that of no film.</exception>
    internal static MediaFacts Read(JsonElement whole, string path, IReadOnlyList<string> inputOptions)
    {
        JsonElement format = whole.GetProperty("format");
        string[] names = (format.Text("format_name") ?? "").Split(',');
        bool isPicture = inputOptions.Count == 0 && names.Any(name => name is "image2" || name.EndsWith("_pipe", StringComparison.Ordinal));
        JsonElement[] streams = [.. whole.Elements("streams")];
        VideoStreamFacts[] videos = [.. streams
            .Where(stream => stream.Text("codec_type") == "video")
            .Select(stream => StreamReading.Video(stream, isPicture))];
        VideoStreamFacts? film = videos.Where(video => !video.IsCover && video.Size.Area > 0).MaxBy(video => video.Size.Area);
        return names.Contains("tty") ? throw MediaException.NotAVideo(path) : film is null ? throw MediaException.NoVideoStream(path) : new()
        {
            Path = path,
            InputOptions = inputOptions,
            FormatNames = names,
            StartTime = format.Fraction("start_time") ?? Rational.Zero,
            Duration = format.Positive("duration"),
            VideoStream = film,
            VideoStreams = videos,
            OtherStreams = [.. streams.Select(StreamReading.Other).OfType<StreamFacts>()],
            Chapters = [.. whole.Elements("chapters").Select(Chapter)],
            Tags = format.Tags(),
        };
    }

    /// <summary>What only frames tell: HDR's side data in some codecs, and whether lines are interlaced where the stream does not say.</summary>
    private static VideoStreamFacts Complete(VideoStreamFacts stream, JsonElement frame) => stream with
    {
        Hdr = stream.Hdr ?? StreamReading.Hdr(frame),
        FieldOrder = stream.FieldOrder != FieldOrder.Unknown || frame.Whole("interlaced_frame") is not long interlaced ? stream.FieldOrder :
            interlaced == 0 ? FieldOrder.Progressive :
            frame.Whole("top_field_first") == 0 ? FieldOrder.BottomFirst : FieldOrder.TopFirst,
    };

    /// <summary>The stream as libvpx decodes it, where this FFmpeg has it.</summary>
    private static VideoStreamFacts WithAlpha(VideoStreamFacts stream, FfmpegPrograms programs, CancellationToken cancellation)
    {
        string decoder = stream.Codec == "vp8" ? "libvpx" : "libvpx-vp9";
        return FfmpegProcess.ReadText(programs.Ffmpeg, ["-hide_banner", "-v", "error", "-decoders"], cancellation).Contains($" {decoder} ", StringComparison.Ordinal)
            ? stream with { Decoder = decoder, PixelFormat = "yuva420p" }
            : stream;
    }

    private static ChapterFacts Chapter(JsonElement chapter) => new()
    {
        Start = chapter.Fraction("start_time") ?? Rational.Zero,
        End = chapter.Fraction("end_time") ?? Rational.Zero,
        Title = chapter.Tags().GetValueOrDefault("title", ""),
    };

    private static void ThrowIfNoFile(string path)
    {
        if (!File.Exists(path))
        {
            throw Directory.Exists(path) ? MediaException.IsFolder(path) : MediaException.Missing(path);
        }

        if (new FileInfo(path).Length == 0)
        {
            throw MediaException.Empty(path);
        }
    }

    private static string[] PictureOptions(string pattern, Rational rate) =>
        ["-f", "image2", "-framerate", rate.ToString(), "-start_number", ImageSequence.Numbers(pattern)[0].ToString(CultureInfo.InvariantCulture)];

    private static JsonDocument Ask(FfmpegPrograms programs, string path, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        try
        {
            string answer = FfmpegProcess.ReadText(programs.Ffprobe, arguments, cancellation);
            return ForeignBytes.Read(() => JsonDocument.Parse(answer), fault => MediaException.Damaged(path, $"ffprobe's words about it are no JSON: {fault.Message}", fault));
        }
        catch (FfmpegException e) when (e.CommandLine is not null)
        {
            string words = e.Message.Replace($"file:{path}: ", "", StringComparison.Ordinal).Replace("ffprobe failed: ", "", StringComparison.Ordinal);
            throw Fault(path, words, e);
        }
    }

    private static MediaException Fault(string path, string words, FfmpegException cause) =>
        words.Contains("Format not on whitelist", StringComparison.Ordinal) ? MediaException.OtherFormat(path, cause) :
        words.Contains("moov atom not found", StringComparison.Ordinal) && !BeginsAsMp4(path) ? MediaException.NotAVideo(path, cause) :
        words.Contains("moov atom not found", StringComparison.Ordinal) ? MediaException.Damaged(path, "its index (moov) is missing, so it breaks off", cause) :
        words.StartsWith("Invalid data", StringComparison.Ordinal) ? MediaException.NotAVideo(path, cause) :
        words.Contains("Invalid data", StringComparison.Ordinal) ? MediaException.Damaged(path, words, cause) :
        MediaException.Unreadable(path, words, cause);

    /// <summary>Whether the first box is one of those that MP4 and MOV begin with: FFmpeg believes the extension alone.</summary>
    private static bool BeginsAsMp4(string path) => MediaFacts.IsUrl(path) || (PictureProbe.FirstBytes(path) is { Length: >= 8 } bytes
        && Encoding.Latin1.GetString(bytes, 4, 4) is "ftyp" or "moov" or "mdat" or "free" or "skip" or "wide" or "pnot" or "styp" or "uuid");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
