namespace Mien.Video.Probing;

/// <summary>A chapter of a film.</summary>
public sealed record ChapterFacts
{
    /// <summary>In seconds, on the film's own clock.</summary>
    public required Rational Start { get; init; }

    /// <inheritdoc cref="Start"/>
    public required Rational End { get; init; }

    /// <summary>Empty when it has none.</summary>
    public required string Title { get; init; }
}
