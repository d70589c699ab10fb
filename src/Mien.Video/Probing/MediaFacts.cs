namespace Mien.Video.Probing;

/// <summary>What ffprobe tells about a film: a file, a URL or numbered pictures.</summary>
public sealed record MediaFacts
{
    /// <summary>Bare streams, whose frames carry no time, and animations.</summary>
    private static readonly HashSet<string> s_unseekable =
        ["h264", "hevc", "vvc", "m4v", "mpegvideo", "vc1", "obu", "mjpeg", "dirac", "cavsvideo", "yuv4mpegpipe", "rawvideo", "gif", "apng"];

    /// <summary>As it was given.</summary>
    public required string Path { get; init; }

    /// <summary>FFmpeg's options before `-i` that this input needs; empty for a file or URL.</summary>
    public IReadOnlyList<string> InputOptions { get; init; } = [];

    /// <summary>FFmpeg's names of the format, such as "mov", "mp4".</summary>
    public required IReadOnlyList<string> FormatNames { get; init; }

    /// <summary>When the first stream begins, in seconds; 0 when not told.</summary>
    public required Rational StartTime { get; init; }

    /// <summary>In seconds; null when not known.</summary>
    public Rational? Duration { get; init; }

    /// <summary>The stream that is the film: the largest that is no cover.</summary>
    public required VideoStreamFacts VideoStream { get; init; }

    /// <summary>All of them, covers too, in the file's order.</summary>
    public required IReadOnlyList<VideoStreamFacts> VideoStreams { get; init; }

    /// <summary>The streams that are no video, in the file's order.</summary>
    public required IReadOnlyList<StreamFacts> OtherStreams { get; init; }

    public IEnumerable<StreamFacts> AudioStreams => OtherStreams.Where(stream => stream.Kind == StreamKind.Audio);

    public IEnumerable<StreamFacts> SubtitleStreams => OtherStreams.Where(stream => stream.Kind == StreamKind.Subtitle);

    public IEnumerable<StreamFacts> DataStreams => OtherStreams.Where(stream => stream.Kind == StreamKind.Data);

    public required IReadOnlyList<ChapterFacts> Chapters { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Whether frames have the times that FFmpeg's own transcoding gives them, since those of the file are of no use
    /// (<see cref="FilmClock.Broken"/>). Such a film is read from its beginning.</summary>
    public bool TakesFfmpegsTimes { get; init; }

    /// <summary>Whether one can begin to read in the middle and still know the time.</summary>
    public bool IsSeekable => !IsPictures && !TakesFfmpegsTimes && Duration is not null && !FormatNames.Any(s_unseekable.Contains);

    /// <summary>Whether it is numbered pictures.</summary>
    public bool IsPictures => InputOptions.Count > 0;

    /// <summary>The input as FFmpeg's arguments: options, then `-i` and the name.</summary>
    public IReadOnlyList<string> InputArguments => InputArgumentsOf(Path, InputOptions);

    /// <summary>The film with <see cref="TakesFfmpegsTimes"/>: they count frames from the moment at which the file begins.</summary>
    internal MediaFacts WithFfmpegsTimes() => this with
    {
        TakesFfmpegsTimes = true,
        StartTime = Rational.Zero,
        VideoStream = VideoStream with
        {
            TimeBase = (VideoStream.NominalFrameRate ?? VideoStream.AverageFrameRate ?? ImageSequence.DefaultFrameRate).Inverse,
            StartPts = 0,
            Duration = null,
        },
    };

    /// <summary>An input as FFmpeg's arguments; "file:" keeps it from taking a colon for a protocol.</summary>
    internal static IReadOnlyList<string> InputArgumentsOf(string path, IReadOnlyList<string> options) =>
        [.. InputWhitelist.Arguments(path), .. options, "-i", IsUrl(path) ? path : "file:" + path];

    /// <summary>Whether the words name a protocol and host rather than a file.</summary>
    public static bool IsUrl(string path) => path.Contains("://", StringComparison.Ordinal) && !File.Exists(path);
}
