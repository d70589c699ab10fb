using Mien.Figures.Drawing;

namespace Mien.Figures.Plots;

/// <summary>Values that belong together.</summary>
public sealed record Series
{
    /// <summary>In the legend; a series without a name is not in it.</summary>
    public string Name { get; init; } = "";

    public required IReadOnlyList<double> X { get; init; }

    /// <summary>As many as <see cref="X"/>; NaN breaks the line.</summary>
    public required IReadOnlyList<double> Y { get; init; }

    public SeriesKind Kind { get; init; }

    /// <summary>Null takes the next colour of <see cref="PlotColours"/>.</summary>
    public Ink? Ink { get; init; }

    public bool IsDashed { get; init; }

    /// <summary>A series at x = first, first + 1, …</summary>
    public static Series Of(string name, IReadOnlyList<double> values, int first = 0) =>
        new() { Name = name, X = [.. Enumerable.Range(first, values.Count).Select(i => (double)i)], Y = values };
}
