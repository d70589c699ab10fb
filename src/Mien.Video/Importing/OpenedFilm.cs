using Mien.Video.Probing;

namespace Mien.Video.Importing;

/// <summary>A film that can be read: what it holds and when its frames are shown, and what was made of it for that.</summary>
public sealed record OpenedFilm
{
    /// <summary>Of the film, or of what was made of it.</summary>
    public required MediaFacts Facts { get; init; }

    public required FrameTimeline Timeline { get; init; }

    /// <summary>How often an animation is played; 0 means for ever.</summary>
    public int LoopCount { get; init; }

    /// <summary>How long the last frame of an animation stands, in seconds; null for a film.</summary>
    public Rational? LastDuration { get; init; }

    /// <summary>Frames that the file promises and does not hold; as many as are known of.</summary>
    public int LostFrames { get; init; }

    /// <summary>What was found wrong with it, and what is done about that; a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
