using Mien.Faces.Identity;

namespace Mien.Faces.Tracks;

/// <summary>A face in one frame and the track it belongs to.</summary>
public sealed record TrackedFace
{
    /// <summary>From 1, in the order in which faces came; never used for another face.</summary>
    public required int Track { get; init; }

    /// <summary>As it was seen, not smoothed. Its score is that of the detector's last look.</summary>
    public required Face Face { get; init; }

    /// <summary>What was seen of the person in this frame; null in most frames.</summary>
    public IdentityLook? Look { get; init; }

    /// <summary>Who the track has been so far: the weighted mean of its looks; null before the first.</summary>
    public FaceIdentity? Identity { get; init; }
}
