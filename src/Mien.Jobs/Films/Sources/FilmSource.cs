using Mien.Imaging.Geometry;
using Mien.Video;
using Mien.Video.Ffmpeg;
using Mien.Video.Importing;
using Mien.Video.Probing;
using Mien.Video.Reading;

namespace Mien.Jobs.Films.Sources;

/// <summary>A film as a job sees it: facts, the part that is wanted, and how its frames are read.</summary>
public sealed record FilmSource
{
    public required FfmpegPrograms Programs { get; init; }

    public required MediaFacts Facts { get; init; }

    public required FrameTimeline Timeline { get; init; }

    /// <summary>How the whole wanted part is read for rendering; segments narrow it.</summary>
    public required FrameReadPlan Reading { get; init; }

    /// <summary>Time stamps of the wanted frames, in <see cref="TimeBase"/>, rising.</summary>
    public required IReadOnlyList<long> Pts { get; init; }

    /// <summary>Whether decoding can begin at a frame; as many as <see cref="Pts"/>.</summary>
    public required IReadOnlyList<bool> IsKey { get; init; }

    /// <summary>Where the last wanted frame ends.</summary>
    public required long EndPts { get; init; }

    /// <summary>The film as it was opened.</summary>
    public required OpenedFilm Film { get; init; }

    /// <summary>Frames that the file promises and does not hold; only for a film that is wanted to its end.</summary>
    public int LostFrames { get; init; }

    public Rational TimeBase => Reading.TimeBase;

    public Size FrameSize => Reading.FrameSize;

    /// <summary>Time stamp of the film's own first frame: people count times from there.</summary>
    public long FirstPts => (new Rational(Timeline.Pts[0]) * Timeline.TimeBase).RoundTo(TimeBase);

    /// <exception cref="MediaException">There is no such film, or nothing of it lies in the wanted part.</exception>
    /// <param name="imports">Where is kept what has to be made of the film before it can be read; must outlive the film.</param>
    public static FilmSource Open(FfmpegPrograms programs, string path, FilmPart part, ScratchFolder imports, CancellationToken cancellation)
    {
        OpenedFilm film = FilmOpening.Open(programs, path, part.FrameRate, () => imports.Path, cancellation);
        MediaFacts facts = film.Facts;
        FrameTimeline timeline = film.Timeline;
        FrameReadPlan whole = new()
        {
            Facts = facts,
            FrameRate = ImageSequence.IsPattern(path) ? null : part.FrameRate, // numbered pictures have the rate that is told
            ScaledSize = Scaled(facts.VideoStream.UprightSize, part.Scale),
            Deinterlace = facts.VideoStream.IsInterlaced,
        };
        (long[] pts, bool[] isKey, long end) = Frames(timeline, whole, part.Start, part.End);
        return pts.Length == 0
            ? throw FilmRangeException.Empty(path, timeline.Duration.Seconds, part.Start, part.End)
            : new()
            {
                Programs = programs,
                Facts = facts,
                Timeline = timeline,
                Film = film,
                LostFrames = part.End is null ? film.LostFrames : 0,
                Reading = whole,
                Pts = pts,
                IsKey = isKey,
                EndPts = end,
            };
    }

    /// <summary>When a frame is shown, from the film's beginning.</summary>
    public TimeSpan TimeOf(long pts) => (new Rational(pts - FirstPts) * TimeBase).Seconds;

    public long PtsSpan(TimeSpan time) => new Rational(time.Ticks, TimeSpan.TicksPerSecond).RoundTo(TimeBase);

    /// <summary>What is read otherwise than it is stored, a sentence each.</summary>
    public IEnumerable<string> Notes =>
    [
        .. Film.Notes,
        .. Reading.Deinterlace ? (string[])["the film is interlaced; its lines are made into whole frames, one for each frame"] : [],
    ];

    /// <summary>Time stamps of the frames whose stages are drawn.</summary>
    /// <param name="numbers">From 0 in the wanted part; empty: eight, evenly spread.</param>
    internal IReadOnlySet<long> DebugFrames(IReadOnlyList<int> numbers)
    {
        const int Usual = 8;
        IEnumerable<int> chosen = numbers.Count > 0 ? numbers : Enumerable.Range(0, Usual).Select(i => Pts.Count * ((2 * i) + 1) / (2 * Usual));
        return chosen.Where(number => number < Pts.Count).Select(number => Pts[number]).ToHashSet();
    }

    /// <summary>How a stretch is read.</summary>
    public FrameReadPlan Between(long fromPts, long toPts) => Reading with { FromPts = fromPts, ToPts = toPts };

    private static (long[] Pts, bool[] IsKey, long EndPts) Frames(FrameTimeline timeline, FrameReadPlan plan, TimeSpan? start, TimeSpan? end)
    {
        long first = timeline.Pts[0];
        long from = start is TimeSpan at ? first + Units(at, timeline.TimeBase) : first;
        long to = Math.Min(timeline.EndPts, end is TimeSpan until ? first + Units(until, timeline.TimeBase) : long.MaxValue);
        if (plan.FrameRate is null)
        {
            int begin = timeline.IndexAtOrAfter(from);
            int count = Math.Max(timeline.IndexAtOrAfter(to) - begin, 0);
            return (timeline.Pts.Slice(begin, count).ToArray(), [.. Enumerable.Range(begin, count).Select(timeline.IsKey)], to);
        }

        // At another rate there is a frame at each tick; decoding begins well where the tick comes first after a key frame.
        long firstTick = (new Rational(from) * timeline.TimeBase).RoundTo(plan.TimeBase);
        long endTick = (new Rational(to) * timeline.TimeBase).RoundTo(plan.TimeBase);
        long[] ticks = [.. Enumerable.Range(0, (int)Math.Max(0, endTick - firstTick)).Select(i => firstTick + i)];
        HashSet<long> keys = [.. Enumerable.Range(0, timeline.Count).Where(timeline.IsKey)
            .Select(i => (new Rational(timeline.Pts[i]) * timeline.TimeBase).RoundTo(plan.TimeBase))];
        return (ticks, [.. ticks.Select(keys.Contains)], endTick);
    }

    private static long Units(TimeSpan time, Rational timeBase) => new Rational(time.Ticks, TimeSpan.TicksPerSecond).RoundTo(timeBase);

    /// <returns>Even sides, which every encoder takes; null where nothing is scaled.</returns>
    private static Size? Scaled(Size size, double scale)
    {
        if (scale == 1)
        {
            return null;
        }

        return new(Side(size.Width), Side(size.Height));

        int Side(int length) => Math.Max(2, (int)Math.Round(length * scale / 2) * 2);
    }
}
