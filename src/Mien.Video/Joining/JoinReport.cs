namespace Mien.Video.Joining;

/// <summary>What became of a joined film.</summary>
public sealed record JoinReport
{
    public required long FrameCount { get; init; }

    /// <summary>What of the source could not be kept as it was, in words for the person; empty when all was.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
