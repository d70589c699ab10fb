using Mien.Imaging.Pixels;

namespace Mien.Evaluation.Grids;

/// <summary>What a <see cref="SwapGrid"/> made.</summary>
/// <param name="Sheet">Targets above, sources at the left.</param>
/// <param name="Cells">Row by row.</param>
public sealed record GridReport(Picture Sheet, IReadOnlyList<GridCell> Cells);
