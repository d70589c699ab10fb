using Mien.App.Reports;
using Mien.Jobs.Films.Requests;
using Mien.Jobs.Folders;
using Mien.Jobs.Photos;
using Mien.Jobs.Reports;

namespace Mien.Cli.Swaps;

/// <summary>Runs the swap of a folder, and says what ending a swap has.</summary>
internal static class SwapRun
{
    /// <summary>Shows its way on the error stream. What was not swapped is named however the job ends.</summary>
    public static SwapReport Run(FolderSwapJob job, SwapRequest photos, FilmSwapRequest films, CommandContext context)
    {
        using FolderView view = new(context);
        try
        {
            return job.Run(photos, films, view, context.Cancellation);
        }
        finally
        {
            view.Dispose();
            SwapSummary.WriteUnswapped(view.Unswapped, context);
            view.TellFinished();
        }
    }

    /// <summary>Done when something was swapped, or had been before, and nothing failed. Of several failures the one with the least code counts: our own
    /// first.</summary>
    public static ExitCode ExitCodeOf(SwapReport report)
    {
        ExitCode[] failures = [.. report.Targets
            .Where(target => target.Outcome == TargetOutcome.Failed).Select(target => Failure.Of(target.Fault!).ExitCode)];
        return failures.Length > 0 ? failures.Min()
            : report.Targets.All(target => target.Outcome == TargetOutcome.NoFace) ? ExitCode.BadInputOrNoFace
            : ExitCode.Done;
    }
}
