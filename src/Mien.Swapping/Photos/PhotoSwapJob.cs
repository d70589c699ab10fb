using System.Diagnostics;
using Mien.Imaging.Files;
using Mien.Swapping.Selection;

namespace Mien.Swapping.Photos;

/// <summary>Puts faces onto a photo or a folder of photos; the command line and Studio drive this same job.</summary>
public sealed class PhotoSwapJob(IFacePerception perception, ISwapper swapper)
{
    /// <summary>Runs the whole request. A single photo that cannot be swapped is an exception; in a folder it is a line of the report,
    /// and the others go on.</summary>
    /// <param name="progress">Hears of each photo of a folder, on the calling thread.</param>
    /// <exception cref="MienException">A source has no face, a file cannot be read or written, input and output do not fit.</exception>
    public SwapReport Run(SwapRequest request, Action<SwapProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (request.Assignments.Count == 0 || request.Assignments.Any(assignment => assignment.SourcePaths.Count == 0))
        {
            throw new ArgumentException("A swap needs at least one assignment, and each at least one source.", nameof(request));
        }

        long start = Stopwatch.GetTimestamp();
        bool isFolder = Directory.Exists(request.TargetPath);
        (string Target, string Output)[] work = isFolder ? FolderWork(request) : [(request.TargetPath, request.OutputPath)];
        ThrowIfFilesClash(request, work);
        foreach ((_, string output) in work)
        {
            PictureOutput.ThrowIfNotLossless(output, request.Save);
        }

        if (!isFolder)
        {
            // Before the work, not after it.
            PictureOutput.ThrowIfNotWritable(request.OutputPath, request.Save.Overwrite);
            if (request.Compare)
            {
                PictureOutput.ThrowIfNotWritable(PhotoSwapper.ComparisonPath(request.OutputPath), request.Save.Overwrite);
            }
        }

        (IReadOnlyList<CastMember> cast, IReadOnlyList<SourceReport> sources) =
            new Casting(perception, swapper).Prepare(request.Assignments, cancellation);
        PhotoSwapper photoSwapper = new(perception, cast, request);
        List<PhotoReport> photos = [];
        foreach ((string target, string output) in work)
        {
            cancellation.ThrowIfCancellationRequested();
            photos.Add(isFolder ? SwapOrReport(photoSwapper, target, output, request, cancellation) : photoSwapper.Swap(target, output, cancellation));
            progress?.Invoke(new(photos.Count, work.Length, photos[^1]));
        }

        return new() { Swapper = swapper.Name, Sources = sources, Photos = photos, Elapsed = Stopwatch.GetElapsedTime(start) };
    }

    private static (string Target, string Output)[] FolderWork(SwapRequest request)
    {
        if (File.Exists(request.OutputPath))
        {
            throw TargetException.FolderNeedsFolder(request.OutputPath);
        }

        IReadOnlyList<string> pictures = PictureFolder.Pictures(request.TargetPath);
        return pictures.Count == 0
            ? throw TargetException.EmptyFolder(request.TargetPath)
            : [.. pictures.Select(path => (path, Path.Combine(request.OutputPath, Path.GetFileName(path))))];
    }

    private static void ThrowIfFilesClash(SwapRequest request, IReadOnlyList<(string Target, string Output)> work)
    {
        string[] results = [.. work.Select(pair => pair.Output)];
        string[] comparisons = request.Compare ? [.. results.Select(PhotoSwapper.ComparisonPath)] : [];
        IEnumerable<string> people = request.Assignments.SelectMany(
            assignment => assignment.SourcePaths.Append(assignment.Faces.ReferencePath).OfType<string>());
        PictureOutput.ThrowIfInput(results.Concat(comparisons), people.Concat(work.Select(pair => pair.Target)));
        if (comparisons.Intersect(results).FirstOrDefault() is string clash)
        {
            throw TargetException.ComparisonIsResult(clash);
        }
    }

    private static PhotoReport SwapOrReport(
        PhotoSwapper photoSwapper, string target, string output, SwapRequest request, CancellationToken cancellation)
    {
        if (!request.Save.Overwrite && File.Exists(output))
        {
            return new() { TargetPath = target, OutputPath = output, Outcome = PhotoOutcome.AlreadyThere };
        }

        try
        {
            return photoSwapper.Swap(target, output, cancellation);
        }
        catch (MienException fault) when (fault.ExitCode == ExitCode.BadInputOrNoFace)
        {
            PhotoOutcome outcome = fault is NoFaceException ? PhotoOutcome.NoFace : PhotoOutcome.Failed;
            return new() { TargetPath = target, OutputPath = output, Outcome = outcome, Fault = fault };
        }
    }
}
