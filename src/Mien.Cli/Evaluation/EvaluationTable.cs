using Mien.Evaluation.Reports;
using Mien.Evaluation.Runs;
using Spectre.Console;

namespace Mien.Cli.Evaluation;

/// <summary>The table of an evaluation on a terminal: the scores and what they consist of, below each other so that lines stay short.</summary>
internal static class EvaluationTable
{
    /// <summary>The columns after which the second table begins.</summary>
    private const int Split = 10;

    public static void Write(EvaluationReport report, CommandContext context)
    {
        IAnsiConsole console = context.CreateOutputConsole();
        int last = ReportTable.Columns.Count - ReportTable.WorkColumns;
        console.Write(TableOf(report, [.. Enumerable.Range(0, Split), .. Enumerable.Range(last, ReportTable.WorkColumns)]));
        console.Write(TableOf(report, [0, .. Enumerable.Range(Split, last - Split)]));
        foreach (string note in ReportTable.Notes(report))
        {
            context.Output.WriteLine(note);
        }
    }

    private static Table TableOf(EvaluationReport report, IReadOnlyList<int> columns)
    {
        Table table = new();
        foreach (int column in columns)
        {
            TableColumn head = new(Markup.Escape(ReportTable.Columns[column]));
            table.AddColumn(column == 0 ? head : head.RightAligned());
        }

        foreach (CandidateScores row in report.Candidates)
        {
            IReadOnlyList<string> cells = ReportTable.RowOf(row);
            table.AddRow([.. columns.Select(column => Markup.Escape(cells[column]))]);
        }

        return table;
    }
}
