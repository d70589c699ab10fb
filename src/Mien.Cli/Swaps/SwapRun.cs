using Mien.Cli.Progress;
using Mien.Swapping.Photos;

namespace Mien.Cli.Swaps;

/// <summary>Runs a job and shows its way through a folder on the error stream.</summary>
internal static class SwapRun
{
    public static SwapReport Run(PhotoSwapJob job, SwapRequest request, CommandContext context)
    {
        using FolderProgress progress = new(context, "photos");
        return job.Run(
            request,
            step =>
            {
                if (step.Total == 1)
                {
                    return;
                }

                if (step.Photo.Fault is MienException fault)
                {
                    progress.Note($"note: {fault.Message}");
                }

                progress.Advance(step.Total);
            },
            context.Cancellation);
    }
}
