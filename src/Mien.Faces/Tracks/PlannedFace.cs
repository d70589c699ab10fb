namespace Mien.Faces.Tracks;

/// <summary>A face as it is to be swapped in one frame.</summary>
public sealed record PlannedFace
{
    /// <summary><see cref="FaceTrack.Id"/>.</summary>
    public required int Track { get; init; }

    /// <summary>With a smoothed mesh.</summary>
    public required Face Face { get; init; }

    /// <summary>How much of the swap shows, above 0 … 1; changes steadily but at cuts.</summary>
    public required float Opacity { get; init; }

    /// <summary>The face was not seen in this frame, only before and after it.</summary>
    public required bool IsFilled { get; init; }
}
