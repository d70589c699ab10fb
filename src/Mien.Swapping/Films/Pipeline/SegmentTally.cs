using Mien.Swapping.Films.Segments;
using Mien.Swapping.Films.Work;
using Mien.Video.Frames;

namespace Mien.Swapping.Films.Pipeline;

/// <summary>Counts what was done in a segment. One thread adds; others may look at the latest.</summary>
internal sealed class SegmentTally(FilmSegment segment)
{
    private int _frames;
    private int _swappedFrames;
    private int _swappedFaces;
    private long? _firstPts;
    private long _lastPts = segment.FromPts;
    private volatile int _latestFaces;

    /// <summary>Faces replaced in the frame that was added last.</summary>
    public int LatestFaces => _latestFaces;

    public void Add(VideoFrame frame, int faces)
    {
        _frames++;
        _swappedFrames += faces > 0 ? 1 : 0;
        _swappedFaces += faces;
        _firstPts ??= frame.Pts;
        _lastPts = frame.Pts;
        _latestFaces = faces;
    }

    /// <param name="bytes">Length of the segment's file.</param>
    public SegmentRecord Record(long bytes) => new()
    {
        Index = segment.Index,
        Frames = _frames,
        SwappedFrames = _swappedFrames,
        SwappedFaces = _swappedFaces,
        FirstPts = _firstPts ?? segment.FromPts,
        LastPts = _lastPts,
        Bytes = bytes,
    };
}
