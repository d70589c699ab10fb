using Mien.Evaluation.Candidates;
using Mien.Evaluation.Scores;
using Mien.Models.Cards;

namespace Mien.Evaluation.Runs;

/// <summary>What an evaluation came to.</summary>
public sealed record EvaluationReport
{
    public required EvaluationRequest Request { get; init; }

    public required string Judge { get; init; }

    /// <summary>Of the networks that are judged, as far as they have one.</summary>
    public required IReadOnlyList<CardTeaching> Cards { get; init; }

    /// <summary>In the folder.</summary>
    public required int People { get; init; }

    /// <summary>Of them, held out and with a face.</summary>
    public required int HeldOut { get; init; }

    /// <summary>In which no face was found, or no picture: said, and judged on by nobody.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    public required IdentityScale Scale { get; init; }

    /// <summary>In the request's order.</summary>
    public required IReadOnlyList<CandidateScores> Candidates { get; init; }

    public int Pairs => Candidates[0].Pairs.Count;

    public required TimeSpan Elapsed { get; init; }

    /// <summary>The candidate behind a row.</summary>
    public ICandidate CandidateOf(CandidateScores row) => Request.Candidates[Candidates.Index().First(item => ReferenceEquals(item.Item, row)).Index];
}
