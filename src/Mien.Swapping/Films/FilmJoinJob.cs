using Mien.Swapping.Films.Reports;
using Mien.Swapping.Films.Work;
using Mien.Video;
using Mien.Video.Ffmpeg;
using Mien.Video.Importing;
using Mien.Video.Joining;
using Mien.Video.Writing;

namespace Mien.Swapping.Films;

/// <summary>Joins the finished segments of a film, whoever made them, and removes the working folder.</summary>
public static class FilmJoinJob
{
    /// <exception cref="MienException">Segments are missing, belong to another film, or the result cannot be written.</exception>
    public static void Run(FilmJoinRequest request, IFilmObserver? observer = null, CancellationToken cancellation = default)
    {
        FfmpegPrograms programs = FfmpegPrograms.Find(cancellation);
        using ImportFolder imports = new();
        OpenedFilm film = FilmOpening.Open(programs, request.TargetPath, null, () => imports.Path, cancellation);
        using WorkFolder work = new(request.OutputPath);
        FilmManifest manifest = work.Manifest() ?? throw FilmWorkException.Missing(work.Root);
        if (manifest.SourceFingerprint != FileFingerprint.Of(request.TargetPath))
        {
            throw FilmWorkException.Differs(work.Root, [$"{request.TargetPath} is not the film that was swapped"]);
        }

        EncodePlan encoding = EncodePlan.Of(
            new() { Facts = film.Facts },
            FilmSettingsText.EncodeSettings(manifest.Settings),
            FilmContainers.OfPath(request.OutputPath),
            EncoderCatalog.Read(programs, cancellation),
            cancellation);
        foreach (string note in Join(programs, Plan(film, manifest, request, encoding), work, manifest, cancellation))
        {
            observer?.Note(note);
        }
    }

    /// <returns>What of the film could not be kept as it was, in words for the person.</returns>
    internal static IReadOnlyList<string> Join(
        FfmpegPrograms programs, JoinPlan plan, WorkFolder work, FilmManifest manifest, CancellationToken cancellation)
    {
        int[] missing = [.. manifest.Segments.Select(segment => segment.Index).Where(index => work.Finished(index) is null)];
        if (missing.Length > 0)
        {
            throw FilmWorkException.Incomplete(work.Root, missing, manifest.Segments.Count);
        }

        TemporaryOutput.RemoveLeftovers(plan.OutputPath);
        JoinReport report = FilmJoin.Run(
            plan with
            {
                Segments = [.. manifest.Segments.Where(segment => work.Finished(segment.Index)!.Frames > 0).Select(segment => work.SegmentPath(segment.Index))],
            },
            programs,
            cancellation);
        work.Delete();
        return report.Notes;
    }

    /// <summary>How the film is joined, but for its segments.</summary>
    internal static JoinPlan Plan(OpenedFilm film, FilmManifest manifest, FilmJoinRequest request, EncodePlan encoding)
    {
        Rational timeBase = Rational.TryParse(manifest.TimeBase)!.Value;
        return new()
        {
            Source = film.Facts,
            Segments = [],
            Encoding = encoding,
            OutputPath = request.OutputPath,
            Overwrite = request.Overwrite,
            Start = manifest.BeginsLater ? new Rational(manifest.Segments[0].FromPts) * timeBase : null,
            End = manifest.EndsEarlier ? new Rational(manifest.Segments[^1].ToPts) * timeBase : null,
            KeepsAudio = request.KeepAudio,
            LoopCount = film.LoopCount,
            LastDuration = manifest.EndsEarlier ? null : film.LastDuration,
            Settings = FilmSettingsText.EncodeSettings(manifest.Settings),
            IsMarked = request.Mark,
        };
    }
}
