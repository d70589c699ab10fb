using Mien.Video.Ffmpeg;
using Mien.Video.Probing;

namespace Mien.Video.Importing;

/// <summary>Opens a film, an animation or numbered pictures. What FFmpeg or its time stamps would get in the way of is first made into a film that can
/// be read like any other.</summary>
public static class FilmOpening
{
    /// <param name="picturesPerSecond">The rate of numbered pictures; <see cref="ImageSequence.DefaultFrameRate"/> when null.</param>
    /// <param name="importFolder">A folder for what has to be made of the film, asked for when it is needed; must outlive the film.</param>
    /// <exception cref="MediaException">It is missing, no film, damaged, or holds no moving pictures.</exception>
    /// <exception cref="FfmpegException">FFmpeg does not start, or failed.</exception>
    public static OpenedFilm Open(
        FfmpegPrograms programs, string path, Rational? picturesPerSecond, Func<string> importFolder, CancellationToken cancellation = default)
    {
        if (AnimationImport.IsNeeded(path))
        {
            ImportedAnimation import = AnimationImport.Run(path, Path.Combine(importFolder(), "animation.nut"), programs, cancellation);
            return Timed(programs, import.Film, importFolder, cancellation) with
            {
                LoopCount = import.LoopCount,
                LastDuration = new(import.LastDelay.Ticks, TimeSpan.TicksPerSecond),
            };
        }

        int missing = ImageSequence.IsPattern(path) ? PictureGaps.Count(path) : 0;
        string whole = missing > 0 ? PictureGaps.Close(path, importFolder()) : path;
        OpenedFilm film = Timed(programs, MediaProbe.Probe(programs, whole, picturesPerSecond, cancellation), importFolder, cancellation);
        return AnimationLoops.Of(path) is int loops
            ? film with { LoopCount = loops, LastDuration = new Rational(film.Timeline.LastDuration) * film.Timeline.TimeBase }
            : missing == 0 ? film : film with
            {
                LostFrames = missing,
                Notes = [$"{missing} of {film.Timeline.Count + missing} numbers have no picture; the pictures follow each other without them"],
            };
    }

    private static OpenedFilm Timed(FfmpegPrograms programs, MediaFacts facts, Func<string> importFolder, CancellationToken cancellation)
    {
        FrameTimeline timeline = FrameTimeline.Read(programs, facts, cancellation);
        if (timeline.Clock == FilmClock.Jumping)
        {
            string pieces = facts.Path;
            facts = MediaProbe.Probe(programs, PiecesImport.Run(programs, facts, importFolder(), cancellation), cancellation: cancellation);
            timeline = FrameTimeline.Read(programs, facts, cancellation);
            return (timeline.Clock == FilmClock.Sound ? new OpenedFilm { Facts = facts, Timeline = timeline } : Mended(programs, facts, cancellation)) with
            {
                Notes = [$"the times of {Path.GetFileName(pieces)} jump, as in captures put one after the other; its pieces are joined without a gap"],
            };
        }

        return timeline.Clock == FilmClock.Broken ? Mended(programs, facts, cancellation) : new()
        {
            Facts = facts,
            Timeline = timeline,
            LostFrames = timeline.LostFrames,
            Notes = timeline.LostFrames == 0 ? [] :
                [$"{timeline.LostFrames} of {timeline.Count + timeline.LostFrames} frames are not there: the file is damaged or breaks off"],
        };
    }

    private static OpenedFilm Mended(FfmpegPrograms programs, MediaFacts facts, CancellationToken cancellation)
    {
        MediaFacts mended = facts.WithFfmpegsTimes();
        return new()
        {
            Facts = mended,
            Timeline = FrameTimeline.Read(programs, mended, cancellation),
            Notes = ["some frames tell no time, one that another has, or one out of order; all are shown when FFmpeg's own transcoding would show them"],
        };
    }
}
