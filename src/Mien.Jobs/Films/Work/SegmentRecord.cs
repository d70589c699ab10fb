using Mien.Video.Joining;

namespace Mien.Jobs.Films.Work;

/// <summary>A segment that is finished: what its file holds.</summary>
public sealed record SegmentRecord
{
    private const int MostFacesInAFrame = 10_000;

    public required int Index { get; init; }

    public required int Frames { get; init; }

    /// <summary>Frames in which at least one face was replaced.</summary>
    public required int SwappedFrames { get; init; }

    /// <summary>Faces replaced, over all frames.</summary>
    public required int SwappedFaces { get; init; }

    /// <summary>Time stamps in the film's time base.</summary>
    public required long FirstPts { get; init; }

    public required long LastPts { get; init; }

    /// <summary>Length of the segment's file.</summary>
    public required long Bytes { get; init; }

    /// <summary>Of the segment's file (<see cref="SegmentFacts.Sha256"/>), to know it whole.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether the record can be true, and a file of these facts is the one that it was written for.</summary>
    internal bool Vouches(int index, SegmentFacts facts) =>
        Index == index && Frames == facts.Frames && Bytes == facts.Bytes && Sha256 == facts.Sha256
        && SwappedFrames >= 0 && SwappedFrames <= Frames && SwappedFaces >= SwappedFrames && SwappedFaces <= (long)SwappedFrames * MostFacesInAFrame
        && FirstPts <= LastPts;
}
