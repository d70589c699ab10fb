namespace Mien.App.Reports;

/// <summary>A judged network in the report of `mien evaluate --json`.</summary>
/// <param name="Photos">How many it has learned from.</param>
/// <param name="Recogniser">File name of the one that its loss has seen; null for none.</param>
public sealed record NetworkJson(string Name, int Photos, string? Recogniser);
