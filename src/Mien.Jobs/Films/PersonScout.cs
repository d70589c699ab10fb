using Mien.Faces;
using Mien.Faces.Persons;
using Mien.Faces.Tracks;
using Mien.Imaging.Geometry;
using Mien.Jobs.Films.Pipeline;
using Mien.Jobs.Films.Reports;
using Mien.Jobs.Films.Sources;
using Mien.Jobs.Pipeline;
using Mien.Video;
using Mien.Video.Frames;
using Mien.Video.Reading;

namespace Mien.Jobs.Films;

/// <summary>Looks through a film who is in it, without following anybody: some two frames a second, fewer in long films.</summary>
internal sealed class PersonScout(FilmSource source, ITrackPerception perception, StageMeter meter, IFilmObserver? observer)
{
    /// <summary>More samples than this tell nothing new.</summary>
    private const int MostSamples = 1500;

    private const int FramesWaiting = 3;

    /// <summary>A film shorter than a few looks is looked at this often all the same.</summary>
    private const int LeastSamples = 4;

    private static readonly Rational s_usualInterval = new(1, 2);

    /// <returns>The most seen person first; empty when the film shows no face.</returns>
    public async Task<IReadOnlyList<FilmPerson>> Gather(CancellationToken cancellation)
    {
        Rational duration = new Rational(source.EndPts - source.Pts[0]) * source.TimeBase;
        Rational interval = Interval(duration);
        FrameReadPlan reading = Sampled(interval);
        int expected = Math.Max(1, (int)(duration / interval).ToDouble);
        List<PersonSample> samples = [];
        int frames = 0;
        TimeSpan lastLook = TimeSpan.Zero;
        FramePool pool = new(FramesWaiting + 2);
        using FrameQueue<VideoFrame> decoded = new(FramesWaiting);
        using FrameReader reader = FrameReader.Open(reading, source.Programs, pool);
        await SideBySide.Run(
            cancellation,
            stop => FrameReading.Run(reader, decoded, "decode (looking)", meter, stop),
            async stop =>
            {
                await foreach (VideoFrame frame in decoded.TakeAll(stop).ConfigureAwait(false))
                {
                    using (frame)
                    {
                        lastLook = Time(frame, reading);
                        meter.Measure("who", () => samples.AddRange(Look(frame, lastLook, stop)));
                    }

                    observer?.Advance(new() { Phase = FilmPhase.Scouting, Frames = ++frames, TotalFrames = Math.Max(expected, frames) });
                }
            }).ConfigureAwait(false);
        return PersonGathering.Gather(samples, new() { SampleInterval = interval.Seconds, Duration = duration.Seconds, LastLook = lastLook });
    }

    /// <summary>How frames are read in whose pixels the samples' boxes are.</summary>
    internal static FrameReadPlan Reading(FilmSource source) =>
        source.Reading with { ScaledSize = SegmentPerceiver.ReducedSize(source.FrameSize) ?? source.Reading.ScaledSize };

    private IEnumerable<PersonSample> Look(VideoFrame frame, TimeSpan time, CancellationToken cancellation)
    {
        foreach (Face face in perception.Find(frame, cancellation))
        {
            IdentityLook look = perception.Identify(frame, face.Mesh, cancellation);
            yield return new() { Time = time, Box = face.Box, Identity = look.Identity, Quality = look.Quality };
        }
    }

    /// <summary>From the film's beginning.</summary>
    private TimeSpan Time(VideoFrame frame, FrameReadPlan reading) =>
        ((new Rational(frame.Pts) * reading.TimeBase) - (new Rational(source.FirstPts) * source.TimeBase)).Seconds;

    /// <summary>Rounded to milliseconds, so that FFmpeg's numbers stay small.</summary>
    private static Rational Interval(Rational duration)
    {
        Rational longest = duration / new Rational(LeastSamples);
        Rational shortest = duration / new Rational(MostSamples);
        Rational interval = longest < s_usualInterval ? longest : shortest > s_usualInterval ? shortest : s_usualInterval;
        return new(Math.Max(1, interval.RoundTo(new(1, 1000))), 1000);
    }

    /// <summary>The wanted part at so few frames a second.</summary>
    private FrameReadPlan Sampled(Rational interval)
    {
        FrameReadPlan sampled = Reading(source) with { FrameRate = interval.Inverse, SkipsUnreferenced = true };
        return sampled with { FromPts = Ticks(source.Pts[0]), ToPts = Math.Max(Ticks(source.EndPts), Ticks(source.Pts[0]) + 1) };

        long Ticks(long pts) => (new Rational(pts) * source.TimeBase).RoundTo(sampled.TimeBase);
    }
}
