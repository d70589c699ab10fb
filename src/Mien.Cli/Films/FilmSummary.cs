using System.Globalization;
using Mien.Cli.Swaps;
using Mien.Jobs.Films.Reports;

namespace Mien.Cli.Films;

/// <summary>What a film swap did, for a person: the result, and where the time went.</summary>
internal static class FilmSummary
{
    public static void Write(FilmReport report, CommandContext context)
    {
        SwapSummary.WriteNotes(report.Sources, context);
        if (report.DroppedFrames > 0)
        {
            context.Say($"note: {report.DroppedFrames} of {report.Frames + report.DroppedFrames} frames could not be decoded; they are left out");
        }

        if (context.IsVerbose && report.Stages.Count > 0)
        {
            context.Say($"time: {string.Join(", ", report.Stages.Select(Describe))}; {report.Stages[0].Stage} holds the others up");
        }

        string seconds = report.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        context.Output.WriteLine($"{report.OutputPath}: {Result(report)} in {seconds} s by {report.Swapper}");
        if (!report.IsJoined)
        {
            context.Output.WriteLine($"this part is done; when all parts are: mien join {report.TargetPath} -o {report.OutputPath}");
        }
    }

    private static string Result(FilmReport report)
    {
        string kept = report.KeptSegments > 0 ? $" ({report.KeptSegments} of {report.Segments} segments were finished before)" : "";
        return $"faces swapped in {report.SwappedFrames} of {report.Frames} {(report.Frames == 1 ? "frame" : "frames")}{kept}";
    }

    private static string Describe(StageUse use) => string.Create(CultureInfo.InvariantCulture, $"{use.Stage} {use.Share * 100:0} %");
}
