namespace Mien.Figures.Plots;

/// <summary>One field of a plot, with its own y axis.</summary>
public sealed record Panel
{
    public Axis Y { get; init; } = new();

    public required IReadOnlyList<Series> Series { get; init; }

    public IReadOnlyList<Level> Levels { get; init; } = [];

    /// <summary>Of the field alone, without captions.</summary>
    public int HeightPx { get; init; } = 180;
}
