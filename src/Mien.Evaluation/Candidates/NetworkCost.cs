namespace Mien.Evaluation.Candidates;

/// <summary>What a candidate's network takes for one face, the rest of the swap not counted.</summary>
/// <param name="Macs">Multiply-adds; the field writes "GFLOPs" for a thousand million of them.</param>
public readonly record struct NetworkCost(long Parameters, long Macs);
