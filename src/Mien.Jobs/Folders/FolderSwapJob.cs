using System.Diagnostics;
using Mien.Imaging.Files;
using Mien.Jobs.Cast;
using Mien.Jobs.Films;
using Mien.Jobs.Films.Reports;
using Mien.Jobs.Films.Requests;
using Mien.Jobs.Photos;
using Mien.Jobs.Reports;
using Mien.Swapping;

namespace Mien.Jobs.Folders;

/// <summary>Puts faces onto every photo and every film of a folder; the command line and Studio drive this same job.</summary>
/// <param name="films">Makes the job that swaps films; asked at the first film.</param>
public sealed class FolderSwapJob(IFacePerception perception, ISwapper swapper, Func<FilmSwapJob> films)
{
    private readonly Lazy<FilmSwapJob> _films = new(films);

    /// <summary>Runs both requests on a folder. A target that cannot be swapped, for whatever reason, is a line of the report, and the others go on.</summary>
    /// <param name="photos">Its target and output are folders; results get the targets' names.</param>
    /// <param name="films">How films are swapped; its target and output do not count.</param>
    /// <exception cref="MienException">A source has no face, the folder cannot be read, input and output do not fit, the disk is full.</exception>
    public SwapReport Run(SwapRequest photos, FilmSwapRequest films, IFolderObserver? observer = null, CancellationToken cancellation = default)
    {
        SwapFiles.ThrowIfNobody(photos);
        long start = Stopwatch.GetTimestamp();
        IReadOnlyList<FolderTarget> targets = Targets(photos);
        SwapFiles.ThrowIfClash(photos, [.. targets.Select(target => (target.Path, target.OutputPath))]);
        foreach (FolderTarget photo in targets.Where(target => !target.IsFilm))
        {
            PictureOutput.ThrowIfNotLossless(photo.OutputPath, photos.Save);
        }

        (IReadOnlyList<CastMember> cast, IReadOnlyList<SourceReport> sources) = new Casting(perception, swapper).Prepare(photos.Assignments, cancellation);
        PhotoSwapper photoSwapper = new(perception, cast, photos);
        List<ITargetReport> reports = [];
        foreach (FolderTarget target in targets)
        {
            cancellation.ThrowIfCancellationRequested();
            Func<ITargetReport> swap = target.IsFilm
                ? () => SwapFilm(target, films, observer?.Begin(target.Path), cancellation)
                : () => photoSwapper.Swap(target.Path, target.OutputPath, cancellation);
            reports.Add(SwapOrReport(target, photos.Save.Overwrite, swap, cancellation));
            observer?.Advance(reports[^1], reports.Count, targets.Count);
        }

        return new()
        {
            Swapper = swapper.Name,
            Sources = sources,
            Photos = [.. reports.OfType<PhotoReport>()],
            Films = [.. reports.OfType<FolderFilmReport>()],
            Elapsed = Stopwatch.GetElapsedTime(start),
        };
    }

    private static IReadOnlyList<FolderTarget> Targets(SwapRequest request)
    {
        if (File.Exists(request.OutputPath) || FolderTarget.IsNamedTarget(request.OutputPath))
        {
            throw TargetException.FolderNeedsFolder(request.OutputPath);
        }

        try
        {
            return FolderTarget.All(request.TargetPath, request.OutputPath) is { Count: > 0 } targets ? targets : throw TargetException.EmptyFolder(request.TargetPath);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw TargetException.FolderUnreadable(request.TargetPath, cause);
        }
    }

    /// <summary>Our own faults and lack of memory end one target, not the others: a long night's work must not hang on its worst photo.</summary>
    private static ITargetReport SwapOrReport(FolderTarget target, bool overwrite, Func<ITargetReport> swap, CancellationToken cancellation)
    {
        if (!overwrite && File.Exists(target.OutputPath))
        {
            return Report(target, TargetOutcome.AlreadyThere, null);
        }

        try
        {
            return swap();
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && !DiskSpace.IsExhausted(fault, target.OutputPath))
        {
            return Report(target, fault is NoFaceException ? TargetOutcome.NoFace : TargetOutcome.Failed, fault);
        }
    }

    private static ITargetReport Report(FolderTarget target, TargetOutcome outcome, Exception? fault) => target.IsFilm
        ? new FolderFilmReport { TargetPath = target.Path, OutputPath = target.OutputPath, Outcome = outcome, Fault = fault }
        : new PhotoReport { TargetPath = target.Path, OutputPath = target.OutputPath, Outcome = outcome, Fault = fault };

    private FolderFilmReport SwapFilm(FolderTarget target, FilmSwapRequest request, IFilmObserver? observer, CancellationToken cancellation)
    {
        FilmReport film = _films.Value.Run(
            request with
            {
                TargetPath = target.Path,
                OutputPath = target.OutputPath,
                DebugFolder = request.DebugFolder is string folder ? Path.Combine(folder, Path.GetFileName(target.Path)) : null,
            },
            observer,
            cancellation).GetAwaiter().GetResult();
        return new()
        {
            TargetPath = target.Path,
            OutputPath = target.OutputPath,
            Outcome = film.SwappedFrames > 0 ? TargetOutcome.Swapped : TargetOutcome.NoFace,
            Film = film,
            Fault = film.SwappedFrames > 0 ? null : NoFaceException.In(target.Path),
        };
    }
}
