using System.Collections.Concurrent;
using System.Threading.Channels;
using Mien.Jobs.Films.Reports;
using Mien.Jobs.Films.Requests;
using Mien.Jobs.Films.Segments;
using Mien.Jobs.Films.Settings;
using Mien.Jobs.Films.Sources;
using Mien.Jobs.Films.Work;
using Mien.Jobs.Pipeline;
using Mien.Video.Ffmpeg;

namespace Mien.Jobs.Films.Pipeline;

/// <summary>Shares the segments that are not finished out over lanes. In each lane one segment is perceived while the one before it is rendered.</summary>
internal sealed class SegmentLanes
{
    private const int CoresPerLane = 4;
    private const int MostLanes = 8;

    /// <summary>Frames that a lane holds at once, and how much memory all lanes' frames may take.</summary>
    private const int FramesPerLane = 16;
    private const long MostFrameBytes = 600L << 20;

    private readonly IReadOnlyList<FilmSegment> _segments;
    private readonly FilmSource _source;
    private readonly WorkFolder _work;
    private readonly StageMeter _meter;
    private readonly IFilmObserver? _observer;
    private readonly ConcurrentQueue<FilmSegment> _missing;
    private readonly ConcurrentDictionary<int, SegmentRecord> _records;
    private readonly Lock _progressLock = new();
    private readonly int _totalFrames;
    private readonly int _keptFrames;
    private int _doneFrames;
    private int _droppedFrames;

    public SegmentLanes(
        FilmSource source, IReadOnlyList<FilmSegment> segments, FilmShare share, WorkFolder work, StageMeter meter, IFilmObserver? observer)
    {
        (_source, _work, _meter, _observer) = (source, work, meter, observer);
        _segments = [.. segments.Where(share.Takes)];
        _records = new(_segments.Select(segment => work.Finished(segment.Index)).OfType<SegmentRecord>().ToDictionary(record => record.Index));
        _missing = new(_segments.Where(segment => !_records.ContainsKey(segment.Index)));
        KeptSegments = _records.Count;
        _totalFrames = _segments.Sum(segment => segment.ExpectedFrames);
        _keptFrames = _records.Values.Sum(record => record.Frames);
        _doneFrames = _keptFrames;
        _droppedFrames = _segments.Sum(segment => _records.TryGetValue(segment.Index, out SegmentRecord? record) ? segment.ExpectedFrames - record.Frames : 0);
        long bytesPerLane = FramesPerLane * (long)source.Reading.Format.FrameBytes(source.FrameSize);
        Count = (int)Math.Clamp(Math.Min(Environment.ProcessorCount / CoresPerLane, MostFrameBytes / bytesPerLane), 1, MostLanes);
    }

    public int Count { get; }

    /// <summary>Segments that an earlier run had finished.</summary>
    public int KeptSegments { get; }

    /// <summary>Frames that the source promised and the decoder did not give.</summary>
    public int DroppedFrames => Math.Max(0, _droppedFrames);

    /// <summary>What is finished, in the order of the film.</summary>
    public SegmentRecord[] Records() => [.. _records.Values.OrderBy(record => record.Index)];

    public FilmProgress Progress(FilmPhase phase, int facesNow = 0) => new()
    {
        Phase = phase,
        Frames = _doneFrames,
        TotalFrames = _totalFrames,
        KeptFrames = _keptFrames,
        FacesNow = facesNow,
        DroppedFrames = DroppedFrames,
    };

    /// <summary>The end of a run that was cancelled.</summary>
    public FilmStoppedException Stopped(OperationCanceledException cause) => new(_records.Values.Sum(record => record.Frames), _totalFrames, cause);

    public Task Run(SegmentPerceiver perceiver, SegmentRenderer renderer, CancellationToken cancellation) =>
        SideBySide.Run(cancellation, [.. Enumerable.Range(0, Count).SelectMany(_ =>
        {
            Channel<PerceivedSegment> perceived = Channel.CreateBounded<PerceivedSegment>(1);
            return (Func<CancellationToken, Task>[])
            [
                stop => Perceive(perceiver, perceived.Writer, stop),
                stop => Render(renderer, perceived.Reader, stop),
            ];
        })]);

    private async Task Perceive(SegmentPerceiver perceiver, ChannelWriter<PerceivedSegment> perceived, CancellationToken cancellation)
    {
        while (_missing.TryDequeue(out FilmSegment? segment))
        {
            await perceived.WriteAsync(await perceiver.Perceive(segment, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }

        perceived.Complete();
    }

    private async Task Render(
        SegmentRenderer renderer, ChannelReader<PerceivedSegment> perceived, CancellationToken cancellation)
    {
        await foreach (PerceivedSegment segment in perceived.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            string path = _work.SegmentPath(segment.Segment.Index);
            SegmentRecord record;
            try
            {
                record = await renderer.Render(
                    segment, path, FrameDone, words => NoteDamage(segment.Segment, words), cancellation).ConfigureAwait(false);
            }
            catch (FfmpegException fault) when (fault.IsOfDisk)
            {
                throw FilmWorkException.NotWritable(_work.Root, fault);
            }

            _work.Finish(record);
            _records[record.Index] = record;
            Interlocked.Add(ref _droppedFrames, segment.Segment.ExpectedFrames - record.Frames);
        }
    }

    private void NoteDamage(FilmSegment segment, IReadOnlyList<string> words)
    {
        string times = $"{FilmTime.Text(_source.TimeOf(segment.FromPts))} to {FilmTime.Text(_source.TimeOf(segment.ToPts))}";
        lock (_progressLock)
        {
            _observer?.Note($"from {times} the film is damaged, and frames may look broken; FFmpeg says: {words[0]}");
        }
    }

    private void FrameDone(int faces)
    {
        lock (_progressLock)
        {
            _doneFrames++;
            _observer?.Advance(Progress(FilmPhase.Swapping, faces));
        }
    }
}
