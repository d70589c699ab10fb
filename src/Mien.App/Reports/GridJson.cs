using Mien.Evaluation.Grids;

namespace Mien.App.Reports;

/// <summary>The report of `mien evaluate grid --json`.</summary>
public sealed record GridJson(string Output, string Judge, IReadOnlyList<GridJson.Cell> Results)
{
    public static GridJson Of(GridReport report, string output, string judge) => new(output, judge,
    [
        .. report.Cells.Select(cell => new Cell(
            cell.Source, cell.Target, cell.Swapper, cell.CosineToSource, cell.CosineToTarget, cell.Attributes?.PoseDegrees, cell.Attributes?.Total)),
    ]);

    /// <summary>Numbers are left out where no face was found.</summary>
    public sealed record Cell(
        string Source, string Target, string Swapper, double? CosineToSource, double? CosineToTarget, double? PoseDegrees, double? Attributes);
}
