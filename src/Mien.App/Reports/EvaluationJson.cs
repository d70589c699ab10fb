using Mien.Evaluation.Runs;
using Mien.Evaluation.Scores;

namespace Mien.App.Reports;

/// <summary>The report of `mien evaluate --json`.</summary>
public sealed record EvaluationJson
{
    public required string Judge { get; init; }

    /// <summary>The networks that are judged, as their cards say.</summary>
    public required IReadOnlyList<NetworkJson> Networks { get; init; }

    public required int Seed { get; init; }

    public required long SplitSeed { get; init; }

    public required int Pairs { get; init; }

    public required int People { get; init; }

    public required int HeldOut { get; init; }

    public required IReadOnlyList<string> LeftOut { get; init; }

    public required IdentityScale Scale { get; init; }

    public required IReadOnlyList<CandidateJson> Candidates { get; init; }

    public static EvaluationJson Of(EvaluationReport report) => new()
    {
        Judge = report.Judge,
        Networks = [.. report.Cards.Select(card => new NetworkJson(card.Network, card.Photos.Count, card.Recogniser))],
        Seed = report.Request.Seed,
        SplitSeed = report.Request.SplitSeed,
        Pairs = report.Pairs,
        People = report.People,
        HeldOut = report.HeldOut,
        LeftOut = report.LeftOut,
        Scale = report.Scale,
        Candidates = [.. report.Candidates.Select(CandidateJson.Of)],
    };
}
