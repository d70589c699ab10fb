using Mien.Evaluation.Runs;

namespace Mien.Evaluation.Reports;

/// <summary>An evaluation as a page in Markdown.</summary>
public static class MarkdownReport
{
    public static string Of(EvaluationReport report) => string.Join('\n',
    [
        "# Evaluation",
        "",
        .. ReportTable.Notes(report).Select(note => $"- {note}"),
        "",
        Line(ReportTable.Columns),
        Line(ReportTable.Columns.Select((_, column) => column == 0 ? "---" : "---:")),
        .. report.Candidates.Select(row => Line(ReportTable.RowOf(row))),
        "",
    ]);

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |";
}
