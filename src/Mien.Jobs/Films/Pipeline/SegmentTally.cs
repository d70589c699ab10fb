using Mien.Jobs.Films.Segments;
using Mien.Jobs.Films.Work;
using Mien.Video.Frames;
using Mien.Video.Joining;

namespace Mien.Jobs.Films.Pipeline;

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

    /// <param name="path">Of the segment's file, when it is complete.</param>
    /// <exception cref="SegmentException">The file does not hold the frames that were added.</exception>
    public SegmentRecord Record(string path)
    {
        SegmentFacts facts = SegmentFacts.Read(path);
        return facts.Frames == _frames ? Record(facts) : throw SegmentException.Incomplete(path, facts.Frames, _frames);
    }

    private SegmentRecord Record(SegmentFacts facts) => new()
    {
        Index = segment.Index,
        Frames = _frames,
        SwappedFrames = _swappedFrames,
        SwappedFaces = _swappedFaces,
        FirstPts = _firstPts ?? segment.FromPts,
        LastPts = _lastPts,
        Bytes = facts.Bytes,
        Sha256 = facts.Sha256,
    };
}
