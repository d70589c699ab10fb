namespace Mien.Figures.Plots;

/// <summary>How the values of a series are drawn.</summary>
public enum SeriesKind
{
    Line,
    Points,
    LineAndPoints,
}
