namespace Mien.Figures.Plots;

/// <summary>What is measured along one side of a plot.</summary>
public sealed record Axis
{
    public string Title { get; init; } = "";

    /// <summary>Written behind the title: "ms".</summary>
    public string Unit { get; init; } = "";

    public AxisScale Scale { get; init; }

    /// <summary>Where the axis begins; null takes it from the data.</summary>
    public double? Min { get; init; }

    /// <summary>Where the axis ends; null takes it from the data.</summary>
    public double? Max { get; init; }

    internal string Caption => Unit.Length == 0 ? Title : Title.Length == 0 ? Unit : $"{Title} ({Unit})";
}
