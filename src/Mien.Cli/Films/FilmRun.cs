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
    public static FilmSwapJob Job(FilmSwapRequest request, PerceptionModels models, ISwapper swapper)
    {
        CanonicalFace canonical = CanonicalFace.Load();
        return new(new FacePerception(new FaceAnalyzer(models)), Tracking(models, canonical, request), canonical, swapper);
    }

    public static ExitCode Run(FilmSwapRequest request, PerceptionModels models, ISwapper swapper, CommandContext context)
    {
        FilmSwapJob job = Job(request, models, swapper);
        FilmReport report;
        using (FilmProgressView progress = new(context))
        {
            report = job.Run(request, progress, context.Cancellation).GetAwaiter().GetResult();
        }

        if (context.WantsJson)
        {
            context.WriteJson(FilmJson.Of(report));
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
        FilmPreviewJob job = new(new FacePerception(new FaceAnalyzer(models)), Tracking(models, canonical, request), canonical, swapper);
        using FilmProgressView progress = new(context);
        int faces = job.Run(request, frame, save, progress, context.Cancellation).GetAwaiter().GetResult();
        if (context.WantsJson)
        {
            context.WriteJson(new PreviewJson(request.OutputPath, frame, faces, swapper.Name));
        }
        else
        {
            context.Output.WriteLine($"{request.OutputPath}: {(faces == 1 ? "1 face" : $"{faces} faces")} swapped in frame {frame} by {swapper.Name}");
        }

        return faces > 0 ? ExitCode.Done : ExitCode.BadInputOrNoFace;
    }

    /// <summary>Everything of a frame stays on one thread: the other threads are for the other stages.</summary>
    private static TrackPerception Tracking(PerceptionModels models, CanonicalFace canonical, FilmSwapRequest request) =>
        new(models, canonical, new DetectionSettings { Workers = 1, Effort = Effort(request) });

    /// <summary>Persons are those that `mien people` counts, with the usual effort; the other choices look at every face of every frame.</summary>
    private static DetectionEffort Effort(FilmSwapRequest request) =>
        request.Assignments.Any(assignment => assignment.Faces.Mode is FaceSelectionMode.All or FaceSelectionMode.Reference)
            ? DetectionEffort.Thorough
            : DetectionEffort.Balanced;
}
