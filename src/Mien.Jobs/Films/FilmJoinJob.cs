using Mien.Jobs.Films.Reports;
using Mien.Jobs.Films.Requests;
using Mien.Jobs.Films.Work;
using Mien.Video;
using Mien.Video.Ffmpeg;
using Mien.Video.Importing;
using Mien.Video.Joining;
using Mien.Video.Writing;

namespace Mien.Jobs.Films;

/// <summary>Joins the finished segments of a film, whoever made them, and removes the working folder.</summary>
public static class FilmJoinJob
{
    /// <exception cref="MienException">Segments are missing, belong to another film, or the result cannot be written.</exception>
    public static void Run(FilmJoinRequest request, IFilmObserver? observer = null, CancellationToken cancellation = default)
    {
        FfmpegPrograms programs = FfmpegPrograms.Find(cancellation);
        using ScratchFolder imports = new("mien-import-");
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
        work.OpenToJoin();
        SegmentRecord?[] records = [.. manifest.Segments.Select(segment => work.Finished(segment.Index))];
        int[] missing = [.. manifest.Segments.Select(segment => segment.Index).Where(index => records[index] is null)];
        if (missing.Length > 0)
        {
            throw FilmWorkException.Incomplete(work.Root, missing, manifest.Segments.Count);
        }

        JoinReport report = FilmJoin.Run(
            plan with
            {
                Segments = [.. records.Where(record => record!.Frames > 0).Select(record => work.SegmentPath(record!.Index))],
                FrameCount = records.Sum(record => (long)record!.Frames),
            },
            programs,
            cancellation);
        return work.Delete() ? report.Notes :
            [.. report.Notes, $"{work.Root} stays: it holds files that Mien did not make, or cannot be removed"];
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
            Metadata = request.Metadata,
        };
    }
}
