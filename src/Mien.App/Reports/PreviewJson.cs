namespace Mien.App.Reports;

/// <summary>The report of `mien swap --preview --json`.</summary>
/// <param name="Frame">As it was asked for: a number or a time.</param>
/// <param name="Faces">How many were swapped in it.</param>
public sealed record PreviewJson(string Output, string Frame, int Faces, string Swapper);
