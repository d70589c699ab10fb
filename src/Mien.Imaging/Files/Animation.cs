namespace Mien.Imaging.Files;

/// <summary>How the frames of an animated GIF or WebP are shown.</summary>
public sealed record Animation
{
    /// <summary>How long each frame stands, one value a frame.</summary>
    public required IReadOnlyList<TimeSpan> Delays { get; init; }

    /// <summary>How often the whole is played; 0 means for ever.</summary>
    public int LoopCount { get; init; }
}
