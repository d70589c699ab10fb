namespace Mien.Faces.Tracks;

/// <summary>What is to be swapped in one segment of a film.</summary>
public sealed record SegmentPlan
{
    /// <summary>One for each frame of the segment, in order; margins are left out.</summary>
    public required IReadOnlyList<PlannedFrame> Frames { get; init; }

    /// <summary>By their ids.</summary>
    public required IReadOnlyList<FaceTrack> Tracks { get; init; }
}
