using Mien.Evaluation.People;
using Mien.Evaluation.Scores;

namespace Mien.Evaluation.Runs;

/// <summary>What one candidate's result of one pair is worth.</summary>
public sealed record PairScore
{
    public required FacePair Pair { get; init; }

    /// <summary>There is no result, or no face where the target's was: all scores are 0.</summary>
    public required bool IsFailure { get; init; }

    /// <summary>Cosine of the result's and the source's identity; 0 for a failure.</summary>
    public required double CosineToSource { get; init; }

    /// <summary>Cosine of the result's and the target's identity: what is left of the person who was there; 0 for a failure.</summary>
    public required double CosineToTarget { get; init; }

    /// <summary>Place of the source among all held-out people by likeness to the result, from 1.</summary>
    public required int Rank { get; init; }

    public required AttributeScore Attributes { get; init; }

    public required RealismScore Realism { get; init; }

    /// <summary>Of the swap alone; 0 when it is not timed.</summary>
    public required double Milliseconds { get; init; }
}
