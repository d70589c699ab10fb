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

    private readonly MediaFacts _facts;
    private readonly bool _mayJump;
    private readonly long _longestStep;
    private readonly long _longestStepBack;
    private readonly Queue<long> _latest = [];
    private long? _lastDts;
    private long _latestDecided = long.MinValue;
    private int _withoutTime;
    private bool _jumps;
    private bool _isOutOfOrder;

    internal PacketTimes(MediaFacts facts)
    {
        _facts = facts;
        _mayJump = facts.FormatNames.Any(s_formatsOfPieces.Contains);
        _longestStep = s_longestStep.RoundTo(facts.VideoStream.TimeBase);
        _longestStepBack = s_longestStepBack.RoundTo(facts.VideoStream.TimeBase);
    }

    /// <summary>A frame for each packet that is shown.</summary>
    internal List<TimedFrame> Frames { get; } = [];

    /// <summary>All packets, shown or not.</summary>
    internal int Count { get; private set; }

    /// <summary>Whether no packet tells when it is shown, as in bare streams, or not all do in AVI, which knows decoding times only.</summary>
    internal bool TellNoTimes => _withoutTime > 0 && (_withoutTime == Frames.Count || _facts.FormatNames.Contains("avi"));

    internal FilmClock Clock =>
        _jumps ? FilmClock.Jumping :
        _isOutOfOrder || (_withoutTime > 0 && !TellNoTimes) || (!TellNoTimes && HasEqualTimes(Frames)) ? FilmClock.Broken :
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

        _withoutTime += pts is null ? 1 : 0;
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

    internal static bool HasEqualTimes(IEnumerable<TimedFrame> frames)
    {
        HashSet<long> times = [];
        return !frames.All(frame => times.Add(frame.Pts));
    }
}
