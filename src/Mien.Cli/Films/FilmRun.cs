using Mien.App.Films;
using Mien.App.Reports;
using Mien.Faces;
using Mien.Imaging.Files;
using Mien.Jobs.Films;
using Mien.Jobs.Films.Reports;
using Mien.Jobs.Films.Requests;
using Mien.Swapping;

namespace Mien.Cli.Films;

/// <summary>Runs a film swap and shows its way on the error stream.</summary>
internal static class FilmRun
{
    public static ExitCode Run(FilmSwapRequest request, PerceptionModels models, ISwapper swapper, CommandContext context)
    {
        FilmSwapJob job = FilmJobs.Swap(request, models, swapper);
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
        FilmPreviewJob job = FilmJobs.Preview(request, models, swapper);
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
}
