using Mien.Video;

namespace Mien.Jobs.Films.Sources;

/// <summary>What of a film is wanted.</summary>
public sealed record FilmPart
{
    /// <summary>From the film's beginning; null: from there.</summary>
    public TimeSpan? Start { get; init; }

    /// <summary>The first moment that is no longer wanted; null: to the end.</summary>
    public TimeSpan? End { get; init; }

    /// <summary>Frames a second of the result; null keeps every frame and its time.</summary>
    public Rational? FrameRate { get; init; }

    /// <summary>Of the result's sides to the film's; 1 keeps them.</summary>
    public double Scale { get; init; } = 1;
}
