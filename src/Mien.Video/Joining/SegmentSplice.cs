using Mien.Video.Nut;

namespace Mien.Video.Joining;

/// <summary>Writes the packets of all segments as one NUT stream, with time stamps counted from a film's start.</summary>
internal sealed class SegmentSplice
{
    private readonly IReadOnlyList<string> _paths;
    private readonly Rational _timeBase;
    private readonly Rational _outputTimeBase;
    private readonly long _startPts;

    /// <param name="start">What becomes time 0, in seconds: a whole number of the segments' time base, no later than their first frame.</param>
    /// <param name="frameTime">The unit of time stamps for containers that count frames; null keeps the film's own.</param>
    internal SegmentSplice(IReadOnlyList<string> paths, Rational start, Rational? frameTime)
    {
        _paths = paths;
        using SegmentSource first = SegmentSource.Open(paths[0]);
        Header = first.Header;
        _timeBase = first.TimeBase;
        _outputTimeBase = frameTime ?? _timeBase;
        _startPts = start.RoundTo(_timeBase);
        FirstFrame = new Rational((first.Read()?.Pts ?? _startPts) - _startPts) * _timeBase;
    }

    /// <summary>When the first frame is shown, in seconds after the start.</summary>
    internal Rational FirstFrame { get; }

    /// <summary>Of the first segment.</summary>
    internal NutHeader Header { get; }

    /// <returns>The time base of the segments in that file.</returns>
    internal static Rational TimeBaseOf(string path)
    {
        using SegmentSource source = SegmentSource.Open(path);
        return source.TimeBase;
    }

    /// <returns>How many frames were written.</returns>
    /// <exception cref="SegmentException">A segment is damaged, or encoded otherwise than the first.</exception>
    /// <exception cref="IOException">The reader at the other end is gone.</exception>
    internal long Write(Stream output, CancellationToken cancellation)
    {
        NutWriter writer = new(output, Header with { TimeBase = _outputTimeBase, Tags = StreamTags() });
        byte[] buffer = [];
        long count = 0;
        foreach (string path in _paths)
        {
            using SegmentSource source = SegmentSource.Open(path);
            if (source.TimeBase != _timeBase || source.Header.FourCc != Header.FourCc || source.Header.Size != Header.Size ||
                !source.Header.ExtraData.AsSpan().SequenceEqual(Header.ExtraData))
            {
                throw SegmentException.Different(path, _paths[0]);
            }

            for (NutPacket? packet = source.Read(); packet is NutPacket next; packet = source.Read(), count++)
            {
                cancellation.ThrowIfCancellationRequested();
                buffer = buffer.Length >= next.Size ? buffer : new byte[next.Size * 3 / 2];
                source.ReadData(buffer, next.Size);
                long pts = next.Pts - _startPts;
                writer.Write(_outputTimeBase == _timeBase ? pts : (new Rational(pts) * _timeBase).RoundTo(_outputTimeBase), next.IsKey, buffer.AsSpan(0, next.Size));
            }
        }

        return count;
    }

    private Dictionary<string, string> StreamTags() =>
        Header.Tags.TryGetValue("r_frame_rate", out string? rate) ? new() { ["r_frame_rate"] = rate } : [];
}
