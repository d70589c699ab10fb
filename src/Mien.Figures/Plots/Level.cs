namespace Mien.Figures.Plots;

/// <summary>A value that is marked all along a panel by a dashed line: a threshold.</summary>
/// <param name="Value">On the y axis, which always reaches it.</param>
/// <param name="Label">At the line's right end.</param>
public sealed record Level(double Value, string Label = "");
