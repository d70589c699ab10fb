using System.Globalization;
using Mien.Video.Ffmpeg;

namespace Mien.Video.Probing;

/// <summary>The time stamp of every frame of a film, read from its packets without decoding, in the order of showing.</summary>
/// <remarks>Nine bytes a frame: two hours at 60 frames a second are 4 MB.</remarks>
public sealed class FrameTimeline
{
    private readonly long[] _pts;
    private readonly bool[] _isKey;

    private FrameTimeline(Rational timeBase, long[] pts, bool[] isKey, long lastDuration, Rational? frameRate)
    {
        (TimeBase, _pts, _isKey, FrameRate, LastDuration) = (timeBase, pts, isKey, frameRate, lastDuration);
        EndPts = pts[^1] + lastDuration;
    }

    /// <summary>Seconds that one unit of pts lasts.</summary>
    public Rational TimeBase { get; }

    /// <summary>One or more.</summary>
    public int Count => _pts.Length;

    /// <summary>Rising; frames of equal time follow each other.</summary>
    public ReadOnlySpan<long> Pts => _pts;

    /// <summary>When the last frame stops being shown.</summary>
    public long EndPts { get; }

    /// <summary>The constant rate at which frames follow each other, to within a unit of the time base; null when it varies.</summary>
    public Rational? FrameRate { get; }

    /// <summary>Whether the times can be worked with; those of a film that <see cref="MediaFacts.TakesFfmpegsTimes"/> can.</summary>
    public FilmClock Clock { get; private init; }

    /// <summary>Frames that the file promises and does not hold, because it breaks off or its middle is lost; as many as are known of.</summary>
    public int LostFrames { get; private init; }

    /// <summary>How long the last frame is shown, in units of the time base.</summary>
    public long LastDuration { get; }

    /// <summary>How long the whole is shown, in seconds.</summary>
    public Rational Duration => new Rational(EndPts - _pts[0]) * TimeBase;

    /// <summary>Whether decoding can begin at the frame.</summary>
    public bool IsKey(int index) => _isKey[index];

    /// <summary>How long the frame is shown, in units of the time base.</summary>
    public long DurationOf(int index) => (index + 1 < _pts.Length ? _pts[index + 1] : EndPts) - _pts[index];

    /// <returns>Index of the first frame at or after the time; <see cref="Count"/> when there is none.</returns>
    public int IndexAtOrAfter(long pts)
    {
        int found = Array.BinarySearch(_pts, pts);
        while (found > 0 && _pts[found - 1] == pts)
        {
            found--;
        }

        return found >= 0 ? found : ~found;
    }

    /// <summary>Reads the time stamps of the film's stream. Where packets do not tell the order of showing (AVI with B-frames, bare
    /// H.264), the frames are decoded for it, which takes its time.</summary>
    /// <exception cref="MediaException">The stream has no frame.</exception>
    /// <exception cref="FfmpegException">ffprobe failed.</exception>
    public static FrameTimeline Read(FfmpegPrograms programs, MediaFacts facts, CancellationToken cancellation = default)
    {
        if (facts.TakesFfmpegsTimes)
        {
            return Of(facts, TimelineReading.Transcoded(programs, facts, cancellation));
        }

        PacketTimes packets = TimelineReading.Packets(programs, facts, out IReadOnlyList<string> complaints, cancellation);
        List<TimedFrame> frames = packets.AreComplete ? packets.Frames : TimelineReading.Decoded(programs, facts, cancellation);
        FilmClock clock = packets.ClockOf(frames);
        FrameTimeline timeline = Of(facts, frames);
        return new(timeline.TimeBase, timeline._pts, timeline._isKey, timeline.LastDuration, timeline.FrameRate)
        {
            Clock = clock,
            LostFrames = complaints.Count > 0 ? timeline.CountLost(facts, packets.Count) : 0,
        };
    }

    private static FrameTimeline Of(MediaFacts facts, List<TimedFrame> frames) =>
        frames.Count == 0 ? throw MediaException.NoVideoStream(facts.Path) : Of(facts.VideoStream, frames);

    /// <summary>How many frames are missing to what the file says: MP4 and AVI count them, Matroska tells how long they last.</summary>
    private int CountLost(MediaFacts facts, int packets)
    {
        if (facts.VideoStream.FrameCount is long told)
        {
            return (int)Math.Max(0, told - packets);
        }

        // Matroska counts from its own zero; its time is that at which the last frame ends.
        bool isTold = TimeSpan.TryParse(facts.VideoStream.Tags.GetValueOrDefault("DURATION")?.TrimEnd('0').TrimEnd('.'), CultureInfo.InvariantCulture, out TimeSpan whole);
        double missing = whole.TotalSeconds - (new Rational(EndPts) * TimeBase).ToDouble;
        return isTold && FrameRate is Rational rate ? (int)Math.Max(0, Math.Round(missing * rate.ToDouble)) : 0;
    }

    internal static FrameTimeline Of(VideoStreamFacts stream, List<TimedFrame> frames)
    {
        long[] pts = [.. frames.Select(frame => frame.Pts)];
        bool[] isKey = [.. frames.Select(frame => frame.IsKey)];
        long lastDuration = frames.MaxBy(frame => frame.Pts).Duration;
        Array.Sort(pts, isKey);
        Rational? rate = FrameRateDetection.ConstantRate(pts, stream);
        long usual = rate is Rational constant ? constant.Inverse.RoundTo(stream.TimeBase) :
            pts.Length > 1 ? pts[^1] - pts[^2] :
            (stream.AverageFrameRate ?? ImageSequence.DefaultFrameRate).Inverse.RoundTo(stream.TimeBase);
        return new(stream.TimeBase, pts, isKey, lastDuration > 0 ? lastDuration : Math.Max(usual, 1), rate);
    }
}
