using Mien.Evaluation.Runs;
using Mien.Evaluation.Scores;

namespace Mien.Cli.Evaluation;

/// <summary>The report of `mien evaluate --json`.</summary>
internal sealed record EvaluationJson
{
    public required string Judge { get; init; }

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
