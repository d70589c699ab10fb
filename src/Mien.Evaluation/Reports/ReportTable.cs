using System.Globalization;
using Mien.Evaluation.Runs;
using Mien.Models.Cards;

namespace Mien.Evaluation.Reports;

/// <summary>The table of an evaluation as texts, the same for terminal, Markdown and HTML.</summary>
public static class ReportTable
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        "candidate", "Similarity", "Realism", "Attributes", "target left", "top-1 %", "top-5 %", "ID gain", "to source", "to target", "pose °", "points", "expression", "gaze", "gaze °", "mouth", "colour",
        "sharpness", "seam", "grain", "tone", "failed", "ms", "M par.", "GMAC",
    ];

    /// <summary>How many of the last columns are about the work, not the pictures.</summary>
    public const int WorkColumns = 4;

    /// <summary>One text for each column.</summary>
    public static IReadOnlyList<string> RowOf(CandidateScores row) =>
    [
        row.Name,
        One(row.Similarity), One(row.Realism), One(row.Attributes), One(row.TargetLeft), One(row.Top1), One(row.Top5), Three(row.IdentityGain),
        Three(row.Cosine), Three(row.CosineToTarget), Three(row.MeanOfFaces(errors => errors.PoseDegrees)), Three(row.MeanOfFaces(errors => errors.PointError)),
        One(row.Mean(pair => pair.Attributes.Expression)), One(row.Mean(pair => pair.Attributes.Gaze)),
        One(row.MeanOfFaces(errors => errors.GazeDegrees)), One(row.Mean(pair => pair.Attributes.Mouth)),
        One(row.Mean(pair => pair.Attributes.Colour)), One(row.Mean(pair => pair.Realism.Sharpness)), One(row.Mean(pair => pair.Realism.Seam)),
        One(row.Mean(pair => pair.Realism.Grain)), One(row.Mean(pair => pair.Realism.Tone)),
        row.Failures.ToString(CultureInfo.InvariantCulture),
        row.Milliseconds is double milliseconds ? One(milliseconds) : "–",
        row.Cost is { Parameters: var parameters } ? Three(parameters / 1e6) : "–",
        row.Cost is { Macs: var macs } ? Three(macs / 1e9) : "–",
    ];

    /// <summary>What the table stands on, one sentence a line.</summary>
    public static IReadOnlyList<string> Notes(EvaluationReport report)
    {
        string ceiling = report.Scale.Ceiling is double same
            ? $"another picture of one person {Three(same)}"
            : "no ceiling: nobody has a second picture";
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"{report.Pairs} pairs of {report.HeldOut} held-out of {report.People} people, longer side 160 … 640 px, seed {report.Request.Seed}, split seed {report.Request.SplitSeed}."),
            $"Judge: {report.Judge}. MediaPipe's mesh finds faces, measures pose, expression and gaze, and is what Mien draws on.",
            .. report.Cards.Select(card => string.Create(
                CultureInfo.InvariantCulture, $"{card.Network} has learned from {card.Photos.Count} photos, of nobody who is judged on; {TeacherOf(card)}.")),
            $"Cosines: strangers {Three(report.Scale.Strangers)} (Similarity 0), untouched targets to their sources {Three(report.Scale.Floor)} (ID gain 0), {ceiling}.",
            report.LeftOut.Count == 0
                ? "Nobody was left out."
                : $"Left out, no face found: {string.Join(", ", report.LeftOut.Take(8))}{(report.LeftOut.Count > 8 ? $" and {report.LeftOut.Count - 8} more" : "")}.",
        ];
    }

    private static string TeacherOf(CardTeaching card) =>
        card.Recogniser is null ? "no recogniser has taught it" : $"its loss has seen the recogniser {card.Recogniser}, which is not the judge";

    private static string One(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Three(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
