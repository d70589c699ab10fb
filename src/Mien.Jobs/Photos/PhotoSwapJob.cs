using System.Diagnostics;
using Mien.Imaging.Files;
using Mien.Jobs.Cast;
using Mien.Jobs.Reports;
using Mien.Swapping;

namespace Mien.Jobs.Photos;

/// <summary>Puts faces onto a photo; the command line and Studio drive this same job.</summary>
public sealed class PhotoSwapJob(IFacePerception perception, ISwapper swapper)
{
    /// <exception cref="MienException">Source or target has no face, a file cannot be read or written, input and output do not fit.</exception>
    public SwapReport Run(SwapRequest request, CancellationToken cancellation = default)
    {
        SwapFiles.ThrowIfNobody(request);
        long start = Stopwatch.GetTimestamp();
        SwapFiles.ThrowIfClash(request, [(request.TargetPath, request.OutputPath)]);

        // Before the work, not after it.
        PictureOutput.ThrowIfNotLossless(request.OutputPath, request.Save);
        PictureOutput.ThrowIfNotWritable(request.OutputPath, request.Save.Overwrite);
        if (request.Compare)
        {
            PictureOutput.ThrowIfNotWritable(PhotoSwapper.ComparisonPath(request.OutputPath), request.Save.Overwrite);
        }

        (IReadOnlyList<CastMember> cast, IReadOnlyList<SourceReport> sources) =
            new Casting(perception, swapper).Prepare(request.Assignments, cancellation);
        PhotoReport photo = new PhotoSwapper(perception, cast, request).Swap(request.TargetPath, request.OutputPath, cancellation);
        return new() { Swapper = swapper.Name, Sources = sources, Photos = [photo], Elapsed = Stopwatch.GetElapsedTime(start) };
    }
}
