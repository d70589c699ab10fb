namespace Mien.Video.Probing;

/// <summary>The times of a video stream's packets in the order of the file, gathered one by one.</summary>
internal sealed class PacketTimes
{
    /// <summary>No codec holds back more frames than this to bring them in order.</summary>
    private const int LongestReordering = 16;

    /// <summary>From these steps of decoding times on FFmpeg takes a jump for the beginning of another piece, in formats that may hold
    /// several.</summary>
    /// <remarks>Source: FFmpeg, `-dts_delta_threshold`, and the tenth of a second in process_input.</remarks>
    private static readonly Rational s_longestStep = new(10);

    private static readonly Rational s_longestStepBack = new(1, 10);

    private static readonly string[] s_formatsOfPieces = ["mpegts", "mpeg", "hls", "ogg", "dv"];

    private readonly bool _mayJump;
    private readonly long _longestStep;
    private readonly long _longestStepBack;
    private readonly Queue<long> _latest = [];
    private long? _lastDts;
    private long _latestDecided = long.MinValue;
    private bool _jumps;
    private bool _isOutOfOrder;

    internal PacketTimes(MediaFacts facts)
    {
        _mayJump = facts.FormatNames.Any(s_formatsOfPieces.Contains);
        _longestStep = s_longestStep.RoundTo(facts.VideoStream.TimeBase);
        _longestStepBack = s_longestStepBack.RoundTo(facts.VideoStream.TimeBase);
    }

    /// <summary>A frame for each packet that is shown.</summary>
    internal List<TimedFrame> Frames { get; } = [];

    /// <summary>All packets, shown or not.</summary>
    internal int Count { get; private set; }

    /// <summary>Whether all packets tell when they are shown: in AVI, MPEG program streams and bare streams, only decoding does.</summary>
    internal bool AreComplete { get; private set; } = true;

    /// <param name="shown">The frames in the order in which they are decoded, or as packets where these are complete.</param>
    internal FilmClock ClockOf(IReadOnlyList<TimedFrame> shown) =>
        _jumps ? FilmClock.Jumping :
        _isOutOfOrder || (AreComplete ? HasEqualTimes(shown) : !IsRising(shown)) ? FilmClock.Broken :
        FilmClock.Sound;

    /// <param name="isShown">False for packets that are only decoded.</param>
    internal void Add(long? pts, long? dts, long duration, bool isKey, bool isShown)
    {
        Count++;
        _jumps |= _mayJump && dts is long now && _lastDts is long last && (now - last > _longestStep || last - now > _longestStepBack);
        _lastDts = dts ?? _lastDts;
        if (!isShown)
        {
            return;
        }

        AreComplete &= pts is not null;
        Frames.Add(new(pts ?? 0, isKey, duration));
        if (pts is not long time)
        {
            return;
        }

        _isOutOfOrder |= time < _latestDecided;
        _latest.Enqueue(time);
        if (_latest.Count > LongestReordering)
        {
            _latestDecided = Math.Max(_latestDecided, _latest.Dequeue());
        }
    }

    private static bool IsRising(IReadOnlyList<TimedFrame> frames) => frames.Zip(frames.Skip(1)).All(pair => pair.First.Pts < pair.Second.Pts);

    private static bool HasEqualTimes(IReadOnlyList<TimedFrame> frames)
    {
        HashSet<long> times = [];
        return !frames.All(frame => times.Add(frame.Pts));
    }
}
