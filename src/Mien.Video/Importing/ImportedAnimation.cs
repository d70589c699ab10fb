using Mien.Video.Probing;

namespace Mien.Video.Importing;

/// <summary>An animation as a film, and what the film cannot tell.</summary>
public sealed record ImportedAnimation
{
    public required MediaFacts Film { get; init; }

    /// <summary>How long the last frame stands.</summary>
    public required TimeSpan LastDelay { get; init; }

    /// <summary>How often the whole is played; 0 means for ever.</summary>
    public required int LoopCount { get; init; }
}
