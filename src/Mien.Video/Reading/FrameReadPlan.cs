using Mien.Imaging.Geometry;
using Mien.Video.Ffmpeg;
using Mien.Video.Frames;
using Mien.Video.Probing;

namespace Mien.Video.Reading;

/// <summary>Which frames of a film are read, and how; says FFmpeg's arguments without running it.</summary>
/// <remarks>Samples stay what the decoder made of them: no colours are converted, packed layouts are only laid out in planes.
/// Frames are upright.</remarks>
public sealed record FrameReadPlan
{
    /// <summary>Time stamps are moved away from 0 by this much (seconds) on their way, since NUT holds none below, and frames that are
    /// stored before they are shown need times before them.</summary>
    private static readonly Rational s_lead = new(3600);

    private static readonly Rational s_widerSeek = new(15);

    /// <summary>Nearer to the beginning than this (seconds) one does not seek: FFmpeg aims a little earlier by itself and misses.</summary>
    private static readonly Rational s_leastSeek = new(1);

    /// <summary>FFmpeg's H.264 decoder loses the last frames when it begins a few frames before the end at a key frame that is no IDR
    /// frame, so decoding begins no later than this many seconds before the end.</summary>
    private static readonly Rational s_tail = new(1);

    public required MediaFacts Facts { get; init; }

    /// <summary>First time stamp that is read, in <see cref="TimeBase"/>; null for the film's first.</summary>
    public long? FromPts { get; init; }

    /// <summary>First time stamp that is no longer read, in <see cref="TimeBase"/>; null to read to the end.</summary>
    public long? ToPts { get; init; }

    /// <summary>The film's last time stamp, in its own time base, where known (<see cref="FrameTimeline"/>); makes reading its last
    /// frames sure where the file does not tell how long its video is.</summary>
    public long? LastPts { get; init; }

    /// <summary>Frames a second, by repeating and leaving out; null keeps the film's own frames and times.</summary>
    public Rational? FrameRate { get; init; }

    /// <summary>Whether frames that no other frame needs are left out where the codec can (H.264, H.265, MPEG-4): half the decoding of a usual film, for
    /// who wants a few of its frames and not certain ones. With a <see cref="FrameRate"/> the frame before takes their place.</summary>
    public bool SkipsUnreferenced { get; init; }

    /// <summary>To which upright frames are scaled; null keeps their size.</summary>
    public Size? ScaledSize { get; init; }

    /// <summary>Whether interlaced lines become whole frames, one for each frame.</summary>
    public bool Deinterlace { get; init; }

    /// <summary>Threads of the decoder; 0 lets FFmpeg choose. Results do not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>The planar format that keeps most of the film's own.</summary>
    public PlanarFormat Format => PlanarFormat.Nearest(Stream.PixelFormat);

    public FrameColours Colours => FrameColours.Guess(
        Stream.PixelFormat, Stream.Size, Stream.Colours.Range, Stream.Colours.Space, Stream.Colours.Transfer, Stream.Colours.Primaries);

    public Size FrameSize => ScaledSize ?? Stream.UprightSize;

    /// <summary>Width of a frame's sample divided by its height.</summary>
    public Rational SampleAspectRatio => ScaledSize is not Size scaled ? Stream.UprightSampleAspectRatio : Stream.UprightSampleAspectRatio *
        new Rational(Stream.UprightSize.Width, Stream.UprightSize.Height) / new Rational(scaled.Width, scaled.Height);

    /// <summary>Seconds that one unit of the frames' pts lasts: the film's own, or a frame's time at <see cref="FrameRate"/>.</summary>
    public Rational TimeBase => FrameRate?.Inverse ?? Stream.TimeBase;

    /// <summary>What FFmpeg has added to the time stamps that it gives.</summary>
    internal long GivenShift => Facts.TakesFfmpegsTimes ? 0 : PtsShift;

    /// <summary>What is added to time stamps on their way through FFmpeg.</summary>
    internal long PtsShift
    {
        get
        {
            long lead = s_lead.RoundTo(TimeBase);
            long first = Math.Min(FirstPts, FromPts ?? long.MaxValue);
            return first > lead ? 0 : lead - Math.Min(first, 0);
        }
    }

    /// <summary>Where to begin to decode, in seconds, best first: seeking may land behind what is wanted, and then one looks further back.
    /// Null is the film's beginning.</summary>
    internal IReadOnlyList<Rational?> Starts
    {
        get
        {
            // A new rate shows the frame before a tick, so one begins a tick earlier.
            long from = (FromPts ?? long.MinValue) - (FrameRate is null ? 0 : 1);
            if (FromPts is null || !Facts.IsSeekable)
            {
                return [null];
            }

            Rational tail = End - s_tail;
            Rational start = new Rational(from) * TimeBase;
            start = start < tail ? start : tail;
            return start <= Rational.Zero || start < (new Rational(FirstPts) * TimeBase) + s_leastSeek ? [null] :
                start > s_widerSeek ? [start, start - s_widerSeek, null] : [start, null];
        }
    }

    private VideoStreamFacts Stream => Facts.VideoStream;

    private Rational End => LastPts is long last ? new Rational(last) * Stream.TimeBase :
        Stream.Duration is Rational own ? (new Rational(Stream.StartPts ?? 0) * Stream.TimeBase) + own :
        Facts.StartTime + (Facts.Duration ?? Rational.Zero);

    private long FirstPts => Stream.StartPts is long start ? (new Rational(start) * Stream.TimeBase).RoundTo(TimeBase) : 0;

    /// <summary>FFmpeg's arguments, which write the frames as NUT to its standard output.</summary>
    /// <param name="start">One of <see cref="Starts"/>.</param>
    internal IReadOnlyList<string> Arguments(Rational? start) => Facts.TakesFfmpegsTimes ? OwnTimesArguments :
    [
        .. FfmpegOptions.Quiet, "-copyts", "-threads", Threads.Text(),
        .. SkipsUnreferenced ? (string[])["-skip_frame", "noref"] : [],
        .. start is Rational seek ? (string[])["-seek_timestamp", "1", "-noaccurate_seek", "-ss", seek.Seconds()] : [],
        .. Stream.Decoder is string decoder ? (string[])["-c:v", decoder] : [],
        .. Facts.InputArguments,
        "-map", $"0:{Stream.Index.Text()}", "-vf", string.Join(',', Filters()),
        "-fps_mode", "passthrough", "-enc_time_base", TimeBase.Ratio(), "-c:v", "rawvideo", "-f", "nut", "pipe:1",
    ];

    /// <summary>The same for a film that <see cref="MediaFacts.TakesFfmpegsTimes"/>. FFmpeg gives times only to frames that have left the filters,
    /// so the range is cut out by who reads.</summary>
    private IReadOnlyList<string> OwnTimesArguments =>
    [
        .. FfmpegOptions.Quiet, "-threads", Threads.Text(),
        .. FfmpegTimes.Arguments(Facts with { VideoStream = Stream with { TimeBase = TimeBase } }, string.Join(',', Filters())), "-f", "nut", "pipe:1",
    ];

    private IEnumerable<string> Filters()
    {
        if (Deinterlace)
        {
            yield return "bwdif=mode=send_frame:deint=all";
            if (!Facts.TakesFfmpegsTimes)
            {
                yield return $"settb={Stream.TimeBase}"; // bwdif halves it
            }
        }

        if (FrameRate is Rational rate)
        {
            yield return $"fps={rate}";
        }

        if (ToPts is long to && !Facts.TakesFfmpegsTimes)
        {
            yield return $"trim=end_pts={to.Text()}";
        }

        if (FromPts is long from && !Facts.TakesFfmpegsTimes)
        {
            yield return $"select='eq(n,0)+gte(pts,{from.Text()})'"; // the first shows where decoding began
        }

        if (GivenShift != 0)
        {
            yield return $"setpts=PTS+{GivenShift.Text()}";
        }

        // "yuvj" is full range by name; asking for plain "yuv" would have its samples squeezed.
        string layout = Stream.PixelFormat.StartsWith("yuvj", StringComparison.Ordinal) ? Stream.PixelFormat : Format.Name;
        if (ScaledSize is not null || layout != Stream.PixelFormat)
        {
            yield return Scale();
        }

        yield return $"format={layout}";
    }

    private string Scale()
    {
        Size own = Stream.UprightSize;
        string size = ScaledSize is Size scaled ? $"w={scaled.Width.Text()}:h={scaled.Height.Text()}:" : "";
        string range = Format.IsRgb ? "" : Colours.Range == ColourRange.Full ? "in_range=pc:out_range=pc:" : "in_range=tv:out_range=tv:";
        string filter = FrameSize.Width <= own.Width && FrameSize.Height <= own.Height && FrameSize != own ? "area" : "bicubic";
        return $"scale={size}{range}flags={filter}+accurate_rnd+full_chroma_int";
    }
}
