using Mien.Evaluation.Scores;

namespace Mien.Evaluation.Grids;

/// <summary>One result of a grid; without scores where no face is to be found in it.</summary>
public sealed record GridCell
{
    /// <summary>Name of the photo, without its extension.</summary>
    public required string Source { get; init; }

    /// <inheritdoc cref="Source"/>
    public required string Target { get; init; }

    public required string Swapper { get; init; }

    /// <summary>By the judge, −1 … 1.</summary>
    public required double? CosineToSource { get; init; }

    /// <inheritdoc cref="CosineToSource"/>
    public required double? CosineToTarget { get; init; }

    public required AttributeScore? Attributes { get; init; }
}
