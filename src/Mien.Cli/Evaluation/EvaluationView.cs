using Mien.Cli.Progress;
using Mien.Evaluation.Runs;

namespace Mien.Cli.Evaluation;

/// <summary>How far an evaluation is, on the error stream.</summary>
internal sealed class EvaluationView(CommandContext context) : IEvaluationObserver, IDisposable
{
    private readonly FolderProgress _progress = new(context, "pairs");

    public void Judged(int total) => _progress.Advance(total);

    public void Dispose() => _progress.Dispose();
}
