using Mien.Evaluation.Grids;

namespace Mien.Cli.Evaluation;

/// <summary>Means of a grid as text, a line for each swapper.</summary>
internal static class GridTable
{
    public static void Write(GridReport report, string output, TextWriter writer)
    {
        foreach (IGrouping<string, GridCell> swapper in report.Cells.GroupBy(cell => cell.Swapper))
        {
            GridCell[] faces = [.. swapper.Where(cell => cell.CosineToSource is not null)];
            string means = faces.Length == 0
                ? "no face"
                : FormattableString.Invariant(
                    $"to source {faces.Average(cell => cell.CosineToSource):0.000}, to target {faces.Average(cell => cell.CosineToTarget):0.000}, pose {faces.Average(cell => cell.Attributes!.PoseDegrees):0.0}°");
            writer.WriteLine(FormattableString.Invariant($"{swapper.Key}: {means}; {faces.Length} of {swapper.Count()} results show a face"));
        }

        writer.WriteLine(output);
    }
}
