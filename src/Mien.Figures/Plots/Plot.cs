using Mien.Imaging.Pixels;

namespace Mien.Figures.Plots;

/// <summary>Lines and points over one x axis, in one panel or in several below each other.</summary>
public sealed record Plot
{
    public string Title { get; init; } = "";

    public Axis X { get; init; } = new();

    /// <summary>Top to bottom, at least one.</summary>
    public required IReadOnlyList<Panel> Panels { get; init; }

    public IReadOnlyList<ShadedRange> Ranges { get; init; } = [];

    /// <summary>Of the whole picture, at least 240; its height follows from the panels.</summary>
    public int WidthPx { get; init; } = 960;

    /// <summary>Of captions and labels; lines and gaps go with it.</summary>
    public float TextSizePx { get; init; } = 13;

    /// <summary>Draws the plot. The same plot gives the same bytes everywhere.</summary>
    /// <exception cref="ArgumentException">There is no panel, a series has not as many x as y, or an axis has no range.</exception>
    public Picture Draw()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(WidthPx, 240);
        ArgumentOutOfRangeException.ThrowIfZero(Panels.Count);
        foreach (Series series in Panels.SelectMany(panel => panel.Series))
        {
            if (series.X.Count != series.Y.Count)
            {
                throw new ArgumentException($"The series '{series.Name}' has {series.X.Count} x and {series.Y.Count} y.");
            }
        }

        return new PlotPainter(this).Draw();
    }
}
