namespace Mien.Jobs.Films.Segments;

/// <summary>A stretch of a film that is swapped by itself: the frames whose time stamps lie in a half-open range.</summary>
public sealed record FilmSegment
{
    /// <summary>From 0, in the order of the film.</summary>
    public required int Index { get; init; }

    /// <summary>Time stamp of the first frame, in the film's time base.</summary>
    public required long FromPts { get; init; }

    /// <summary>The first time stamp after it: that of the next segment's first frame, or the end of the film.</summary>
    public required long ToPts { get; init; }

    /// <summary>How many frames the source says lie in it; what counts are those that the decoder gives.</summary>
    public required int ExpectedFrames { get; init; }
}
