namespace Mien.Evaluation.Scores;

/// <summary>What a judge's cosines mean, from the untouched pictures of this very run: recognisers differ in what they give two strangers.</summary>
public sealed record IdentityScale
{
    /// <summary>Mean cosine of all pairs of different held-out people.</summary>
    public required double Strangers { get; init; }

    /// <summary>Mean cosine of the pairs' untouched targets to their sources.</summary>
    public required double Floor { get; init; }

    /// <summary>Mean cosine of two pictures of one person; null where nobody has two.</summary>
    public required double? Ceiling { get; init; }

    /// <summary>0 for strangers and less, 100 for the very same picture.</summary>
    public double Score(double cosine) => 100 * Math.Clamp((cosine - Strangers) / (1 - Strangers), 0, 1);
}
