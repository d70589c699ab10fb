using Mien.Faces.Tracks;
using Mien.Jobs.Cast;
using Mien.Jobs.Films.Segments;

namespace Mien.Jobs.Films.Pipeline;

/// <summary>A segment whose faces are known: for each frame, which faces of which tracks, smoothed, and how far they are faded in.</summary>
internal sealed record PerceivedSegment
{
    public required FilmSegment Segment { get; init; }

    /// <summary>By time stamp, those of the segment and of the frames before it that are rendered to warm up; a frame without faces is not in it.</summary>
    public required IReadOnlyDictionary<long, IReadOnlyList<PlannedFace>> Faces { get; init; }

    /// <summary>Who goes onto which track, by its id; other tracks stay as they are.</summary>
    public required IReadOnlyDictionary<int, CastMember> Members { get; init; }

    /// <summary>How long looking at each frame took, by time stamp.</summary>
    public required IReadOnlyDictionary<long, TimeSpan> Times { get; init; }

    public TimeSpan TimeOf(long pts) => Times.GetValueOrDefault(pts);

    /// <returns>Empty when the frame shows no face.</returns>
    public IReadOnlyList<PlannedFace> FacesAt(long pts) => Faces.GetValueOrDefault(pts, []);
}
