namespace Mien.Figures.Plots;

/// <summary>A value with a mark on an axis.</summary>
/// <param name="Label">The value as it is written, with no more digits than tell it from its neighbours.</param>
public readonly record struct Tick(double Value, string Label);
