namespace Mien.Swapping.Films.Work;

/// <summary>A segment that is finished: what its file holds.</summary>
public sealed record SegmentRecord
{
    public required int Index { get; init; }

    public required int Frames { get; init; }

    /// <summary>Frames in which at least one face was replaced.</summary>
    public required int SwappedFrames { get; init; }

    /// <summary>Faces replaced, over all frames.</summary>
    public required int SwappedFaces { get; init; }

    /// <summary>Time stamps in the film's time base.</summary>
    public required long FirstPts { get; init; }

    public required long LastPts { get; init; }

    /// <summary>Length of the segment's file, to know it whole.</summary>
    public required long Bytes { get; init; }
}
