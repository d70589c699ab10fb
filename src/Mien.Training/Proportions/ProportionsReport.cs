namespace Mien.Training.Proportions;

/// <summary>What was learned of people's proportions.</summary>
/// <param name="Photos">That were learned from.</param>
/// <param name="People">On them.</param>
/// <param name="HeldOutBefore">On held-out people, by the whole shape.</param>
/// <param name="HeldOutAfter">The same by the person's part of it.</param>
public sealed record ProportionsReport(
    int Photos, int People, IReadOnlyDictionary<string, double> HeldOutBefore, IReadOnlyDictionary<string, double> HeldOutAfter);
