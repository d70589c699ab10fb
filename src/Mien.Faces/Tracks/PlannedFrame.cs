namespace Mien.Faces.Tracks;

/// <summary>All faces that are to be swapped in one frame.</summary>
public sealed record PlannedFrame
{
    public required TimeSpan Time { get; init; }

    /// <summary>A new scene begins here: what swappers remember of the frame before is void.</summary>
    public required bool IsCut { get; init; }

    /// <summary>In the order in which they are to be swapped: smaller first, since they are farther away as a rule. Empty when there is none.</summary>
    public required IReadOnlyList<PlannedFace> Faces { get; init; }
}
