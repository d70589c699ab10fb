namespace Mien.Faces.Tracks;

/// <summary>What a tracker saw in one frame.</summary>
public sealed record TrackedFrame
{
    public required TimeSpan Time { get; init; }

    /// <summary>A new scene begins here; tracks do not go on.</summary>
    public required bool IsCut { get; init; }

    /// <summary>By the number of their tracks; empty when there is no face.</summary>
    public required IReadOnlyList<TrackedFace> Faces { get; init; }
}
