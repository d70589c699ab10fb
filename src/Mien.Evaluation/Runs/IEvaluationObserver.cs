namespace Mien.Evaluation.Runs;

/// <summary>Hears how far an evaluation is; called by one thread at a time.</summary>
public interface IEvaluationObserver
{
    /// <summary>One more pair has been judged, by all candidates.</summary>
    void Judged(int total);
}
