using Mien.Figures.Drawing;

namespace Mien.Figures.Plots;

/// <summary>One bar of a <see cref="BarChart"/>.</summary>
/// <param name="Name">To its left.</param>
/// <param name="Value">Its length, 0 or more.</param>
/// <param name="Note">Behind the bar; null writes the value.</param>
/// <param name="Ink">Null is the first of <see cref="PlotColours"/>.</param>
public sealed record Bar(string Name, double Value, string? Note = null, Ink? Ink = null);
