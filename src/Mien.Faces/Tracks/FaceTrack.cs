using Mien.Faces.Identity;

namespace Mien.Faces.Tracks;

/// <summary>One person's face through one scene of a segment; it may be away in between.</summary>
public sealed record FaceTrack
{
    /// <summary>From 1, in the order in which faces come; counts within one segment.</summary>
    public required int Id { get; init; }

    /// <summary>Index of the first planned frame in which the face is.</summary>
    public required int FirstFrame { get; init; }

    /// <summary>Index of the last one.</summary>
    public required int LastFrame { get; init; }

    /// <summary>Who it is: the mean of all looks, also of those in the margins; null when nobody could look.</summary>
    public required FaceIdentity? Identity { get; init; }

    /// <summary>How much <see cref="Identity"/> stands on: the sum of the looks' qualities.</summary>
    public required float IdentityWeight { get; init; }

    /// <summary>Frames in which the face was seen, margins included.</summary>
    public required int ObservationCount { get; init; }

    /// <summary>Mean height of the mesh's box, px.</summary>
    public required float MeanHeightPx { get; init; }
}
