using Mien.Cli.Json;
using Mien.Faces;
using Mien.Faces.Detection;
using Mien.Faces.Mesh;
using Mien.Faces.Tracks;
using Mien.Imaging.Files;
using Mien.Swapping;
using Mien.Swapping.Films;
using Mien.Swapping.Films.Reports;
using Mien.Swapping.Selection;

namespace Mien.Cli.Films;

/// <summary>Runs a film swap and shows its way on the error stream.</summary>
internal static class FilmRun
{
    public static ExitCode Run(FilmSwapRequest request, PerceptionModels models, ISwapper swapper, CommandContext context, bool json)
    {
        CanonicalFace canonical = CanonicalFace.Load();
        FilmSwapJob job = new(new FacePerception(new FaceAnalyzer(models)), Tracking(models, canonical), canonical, swapper);
        FilmReport report;
        using (FilmProgressView progress = new(context))
        {
            report = job.Run(request, progress, context.Cancellation).GetAwaiter().GetResult();
        }

        if (json)
        {
            context.Output.WriteJson(FilmJson.Of(report));
        }
        else
        {
            FilmSummary.Write(report, context);
        }

        return report.SwappedFrames > 0 || !report.IsJoined ? ExitCode.Done : ExitCode.BadInputOrNoFace;
    }

    /// <summary>One frame of the film, as a picture.</summary>
    public static ExitCode Preview(
        FilmSwapRequest request, string frame, SaveOptions save, PerceptionModels models, ISwapper swapper, CommandContext context)
    {
        CanonicalFace canonical = CanonicalFace.Load();
        FilmPreviewJob job = new(new FacePerception(new FaceAnalyzer(models)), Tracking(models, canonical), canonical, swapper);
        using FilmProgressView progress = new(context);
        int faces = job.Run(request, frame, save, progress, context.Cancellation).GetAwaiter().GetResult();
        context.Output.WriteLine($"{request.OutputPath}: {(faces == 1 ? "1 face" : $"{faces} faces")} swapped in frame {frame}");
        return faces > 0 ? ExitCode.Done : ExitCode.BadInputOrNoFace;
    }

    /// <summary>Everything of a frame stays on one thread: the other threads are for the other stages.</summary>
    private static TrackPerception Tracking(PerceptionModels models, CanonicalFace canonical) =>
        new(models, canonical, new DetectionSettings { Workers = 1 });
}
