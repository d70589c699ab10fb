using Mien.Figures.Drawing;

namespace Mien.Figures.Plots;

/// <summary>A stretch of the x axis that is shaded through all panels: a shot, a segment.</summary>
/// <param name="From">On the x axis.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Label">Above the shade; left out where it does not fit.</param>
/// <param name="Ink">Null is a light grey.</param>
public sealed record ShadedRange(double From, double To, string Label = "", Ink? Ink = null);
