using Mien.Swapping.Films.Reports;
using Mien.Swapping.Films.Work;
using Mien.Video;
using Mien.Video.Ffmpeg;
using Mien.Video.Joining;
using Mien.Video.Probing;
using Mien.Video.Writing;

namespace Mien.Swapping.Films;

/// <summary>Joins the finished segments of a film, whoever made them, and removes the working folder.</summary>
public static class FilmJoinJob
{
    /// <exception cref="MienException">Segments are missing, belong to another film, or the result cannot be written.</exception>
    public static void Run(FilmJoinRequest request, IFilmObserver? observer = null, CancellationToken cancellation = default)
    {
        FfmpegPrograms programs = FfmpegPrograms.Find(cancellation);
        MediaFacts facts = MediaProbe.Probe(programs, request.TargetPath, cancellation: cancellation);
        using WorkFolder work = new(request.OutputPath);
        FilmManifest manifest = work.Manifest() ?? throw FilmWorkException.Missing(work.Root);
        if (manifest.SourceFingerprint != FileFingerprint.Of(request.TargetPath))
        {
            throw FilmWorkException.Differs(work.Root, [$"{request.TargetPath} is not the film that was swapped"]);
        }

        Join(programs, facts, loopCount: 0, work, manifest, request, observer, cancellation);
    }

    internal static void Join(
        FfmpegPrograms programs,
        MediaFacts facts,
        int loopCount,
        WorkFolder work,
        FilmManifest manifest,
        FilmJoinRequest request,
        IFilmObserver? observer,
        CancellationToken cancellation)
    {
        int[] missing = [.. manifest.Segments.Select(segment => segment.Index).Where(index => work.Finished(index) is null)];
        if (missing.Length > 0)
        {
            throw FilmWorkException.Incomplete(work.Root, missing, manifest.Segments.Count);
        }

        Rational timeBase = Rational.TryParse(manifest.TimeBase)!.Value;
        TemporaryOutput.RemoveLeftovers(request.OutputPath);
        JoinReport report = FilmJoin.Run(
            new()
            {
                Source = facts,
                Segments = [.. manifest.Segments.Where(segment => work.Finished(segment.Index)!.Frames > 0).Select(segment => work.SegmentPath(segment.Index))],
                OutputPath = request.OutputPath,
                Overwrite = request.Overwrite,
                Start = manifest.BeginsLater ? new Rational(manifest.Segments[0].FromPts) * timeBase : null,
                End = manifest.EndsEarlier ? new Rational(manifest.Segments[^1].ToPts) * timeBase : null,
                KeepsAudio = request.KeepAudio,
                LoopCount = loopCount,
                IsMarked = request.Mark,
                Metadata = request.Metadata,
            },
            programs,
            cancellation);
        foreach (string note in report.Notes)
        {
            observer?.Note(note);
        }

        work.Delete();
    }
}
