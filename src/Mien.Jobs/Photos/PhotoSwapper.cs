using System.Diagnostics;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Jobs.Cast;
using Mien.Jobs.Debug;
using Mien.Jobs.Reports;

namespace Mien.Jobs.Photos;

/// <summary>Swaps one target photo: load, every frame in place, save.</summary>
internal sealed class PhotoSwapper(IFacePerception perception, IReadOnlyList<CastMember> cast, SwapRequest request)
{
    private readonly FrameSwapper _frames = new(perception, cast, request.Settings);

    /// <exception cref="NoFaceException">No frame shows a face, or a still picture not the chosen one.</exception>
    public PhotoReport Swap(string targetPath, string outputPath, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        StageRecorder recorder = new(request.DebugFolder, targetPath, Path.GetFileNameWithoutExtension(targetPath));
        Photo target = recorder.Measure("load", () => Photo.Load(targetPath));
        IFrame? before = request.Compare ? target.Picture.Clone() : null;

        IReadOnlyList<SwappedFace> faces = SwapFrames(target, targetPath, recorder, cancellation);
        cancellation.ThrowIfCancellationRequested();
        recorder.Measure("save", () => Save(target, before, outputPath, request.Save with { MadeOf = targetPath }));
        return new()
        {
            TargetPath = targetPath,
            OutputPath = outputPath,
            Outcome = TargetOutcome.Swapped,
            Faces = faces,
            Times = recorder.Times,
            Notes = [.. faces.Where(face => !face.IsSeen).DistinctBy(face => face.Number).Select(face => HardlyChanged(face, targetPath)), .. Notes(target, targetPath, outputPath)],
            Elapsed = Stopwatch.GetElapsedTime(start),
        };
    }

    public static string ComparisonPath(string outputPath) => Path.Combine(
        Path.GetDirectoryName(outputPath) ?? "",
        $"{Path.GetFileNameWithoutExtension(outputPath)}-compare{Path.GetExtension(outputPath)}");

    private List<SwappedFace> SwapFrames(Photo target, string path, StageRecorder recorder, CancellationToken cancellation)
    {
        List<SwappedFace> faces = [];
        NoFaceException? missing = null;
        for (int i = 0; i < target.Frames.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                faces.AddRange(_frames.SwapInPlace(target.Frames[i], i, path, recorder, cancellation));
            }
            catch (NoFaceException fault) when (target.Frames.Count > 1)
            {
                missing = fault; // a frame of an animation without the chosen face passes untouched
            }
        }

        return faces.Count > 0 ? faces : throw missing ?? NoFaceException.In(path);
    }

    private static string HardlyChanged(SwappedFace face, string targetPath) =>
        FormattableString.Invariant($"{targetPath}: face {face.Number} is still the target's own: {face.ChangedShare:P0} of it changed. Something lies before it, or it is the source's face already; --mask oval draws over whatever lies before a face");

    private IEnumerable<string> Notes(Photo target, string targetPath, string outputPath)
    {
        if (target.FramesLeftOut > 0)
        {
            yield return target.Format == PictureFormat.Tiff
                ? $"{targetPath} has {target.FramesLeftOut + 1} pages of several kinds: only the first was taken"
                : $"{targetPath} is animated: only the first of its {target.FramesLeftOut + 1} pictures was taken; give it alone as the target for all";
        }
        else if (!target.IsHeldWholeBy(PictureFormats.OfPath(outputPath)))
        {
            yield return $"{targetPath} has {target.Frames.Count} {(target.Animation is null ? "pages" : "pictures")}: {outputPath} holds only the first";
        }

        PictureFormat output = PictureFormats.OfPath(outputPath);
        if (request.Save.Metadata != KeptMetadata.None && (target.Format == PictureFormat.Tiff || output == PictureFormat.Tiff))
        {
            yield return "EXIF (date, exposure, camera) is kept neither from TIFF files nor in them; XMP is";
        }

        foreach (string note in PictureOutput.Notes(outputPath, request.Save))
        {
            yield return note;
        }
    }

    private bool Save(Photo result, IFrame? before, string outputPath, SaveOptions options)
    {
        result.Save(outputPath, options);
        if (before is not null)
        {
            IFrame[] pictures = [cast[0].FirstSource.Frame, before, result.Frame];
            Photo.Of(ComparisonSheet.Of(pictures, before.Size.Height)).Save(ComparisonPath(outputPath), options with { Overwrite = true });
        }

        return true;
    }
}
