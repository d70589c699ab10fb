using System.Net;
using Mien.Evaluation.Candidates;
using Mien.Evaluation.Runs;
using Mien.Figures.Plots;
using Mien.Figures.Sheets;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;

namespace Mien.Evaluation.Reports;

/// <summary>An evaluation as one page of HTML with its pictures inside: the table, similarity against attributes, and the best, median and
/// worst pairs of each candidate.</summary>
/// <param name="job">Makes the shown pairs once more, so that no picture is kept while judging.</param>
public sealed class HtmlReport(EvaluationJob job)
{
    private const string Style =
        "body{font:15px/1.5 sans-serif;margin:2em auto;max-width:1240px;color:#222}table{border-collapse:collapse;font-size:13px}"
        + "td,th{border-bottom:1px solid #ddd;padding:4px 8px;text-align:right}td:first-child,th:first-child{text-align:left}img{max-width:100%}";

    public string Of(EvaluationReport report, CancellationToken cancellation) => string.Join('\n',
    [
        $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>mien evaluate</title><style>{Style}</style></head><body>",
        "<h1>Evaluation</h1><ul>",
        .. ReportTable.Notes(report).Select(note => $"<li>{Text(note)}</li>"),
        "</ul><div style=\"overflow-x:auto\"><table>",
        Row(ReportTable.Columns, "th"),
        .. report.Candidates.Select(row => Row(ReportTable.RowOf(row), "td")),
        "</table></div><h2>Similarity against attributes</h2>",
        "<p>A swap belongs in the upper right. The untouched target stands at the right edge, its source would stand at the top.</p>",
        Image(PlotOf(report).Draw(), "Similarity against attributes"),
        "<h2>Best, median and worst pairs</h2>",
        .. report.Candidates.Select(row => $"<h3>{Text(row.Name)}</h3>{Image(SheetOf(report, row, cancellation), $"pairs of {row.Name}")}"),
        "</body></html>",
        "",
    ]);

    /// <summary>A point for each candidate.</summary>
    public static Plot PlotOf(EvaluationReport report) => new()
    {
        Title = "means over all pairs",
        X = new() { Title = "Attributes", Min = 0, Max = 100 },
        Panels =
        [
            new()
            {
                HeightPx = 420,
                Y = new() { Title = "Similarity", Min = 0, Max = 100 },
                Series = [.. report.Candidates.Select(row => new Series { Name = row.Name, X = [row.Attributes], Y = [row.Similarity], Kind = SeriesKind.Points })],
            },
        ],
    };

    /// <summary>Source, target and result of three pairs.</summary>
    public Picture SheetOf(EvaluationReport report, CandidateScores row, CancellationToken cancellation)
    {
        PairScore[] sorted = [.. row.Pairs.OrderByDescending(row.OverallOf).ThenBy(pair => pair.Pair.Number)];
        (string Name, PairScore Score)[] shown = [("best", sorted[0]), ("median", sorted[sorted.Length / 2]), ("worst", sorted[^1])];
        return new ContactSheet
        {
            Tiles = [.. shown.SelectMany(pair => Tiles(report.CandidateOf(row), row, pair.Name, pair.Score, cancellation))],
            TilePx = new(370, 370),
            WidthPx = 1220,
        }.Draw();
    }

    private Tile[] Tiles(ICandidate candidate, CandidateScores row, string place, PairScore score, CancellationToken cancellation)
    {
        PairPictures pair = job.Look(score.Pair, cancellation);
        Picture? result = candidate.Swap(pair, cancellation);
        string scores = FormattableString.Invariant(
            $"Similarity {row.SimilarityOf(score):0}, Realism {score.Realism.Total:0}, Attributes {score.Attributes.Total:0}");
        return
        [
            new() { Picture = pair.Source.Picture, Caption = [$"{place}: source {score.Pair.Source.Name}"] },
            new() { Picture = pair.Target.Picture, Caption = [$"target {score.Pair.Target.Name}, {score.Pair.LongerSidePx} px"] },
            new() { Picture = result ?? pair.Target.Picture, Caption = [score.IsFailure ? "failed: no face, or no result" : "result", scores] },
        ];
    }

    private static string Row(IReadOnlyList<string> cells, string tag) => $"<tr>{string.Concat(cells.Select(cell => $"<{tag}>{Text(cell)}</{tag}>"))}</tr>";

    private static string Image(Picture picture, string text) =>
        $"<img alt=\"{Text(text)}\" src=\"data:image/png;base64,{Convert.ToBase64String(Photo.Of(picture).Encode(PictureFormat.Png, new() { Mark = false }))}\">";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
