namespace Mien.Faces.Tracks;

/// <summary>All faces that are to be swapped in one frame.</summary>
public sealed record PlannedFrame
{
    public required TimeSpan Time { get; init; }

    /// <summary>A new scene begins here: what swappers remember of the frame before is void.</summary>
    public required bool IsCut { get; init; }

    /// <summary>By the number of their tracks; empty when there is none.</summary>
    public required IReadOnlyList<PlannedFace> Faces { get; init; }
}
