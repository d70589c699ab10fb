using System.Diagnostics;
using Mien.Faces.Identity;
using Mien.Faces.Tracks;
using Mien.Jobs.Films.Debug;
using Mien.Jobs.Films.Reports;
using Mien.Jobs.Films.Segments;
using Mien.Jobs.Films.Settings;
using Mien.Jobs.Films.Sources;
using Mien.Jobs.Films.Work;
using Mien.Jobs.Pipeline;
using Mien.Video.Frames;
using Mien.Video.Reading;
using Mien.Video.Writing;

namespace Mien.Jobs.Films.Pipeline;

/// <summary>Decodes a perceived segment again, swaps its faces in the decoder's own samples and encodes it: four stages side by side. The
/// segment's file appears whole or not at all.</summary>
internal sealed class SegmentRenderer(FilmSource source, EncodePlan encoding, SettingsTimeline settings, StageMeter meter, FilmDebug? debug)
{
    private const int FramesWaiting = 3;

    /// <summary>On two cores decoder and encoder need the other one; on more a face is shared by two threads.</summary>
    private static readonly int WorkersPerFace = Environment.ProcessorCount >= 4 ? 2 : 1;

    /// <param name="path">Of the segment's file.</param>
    /// <param name="frameDone">Hears of each encoded frame: how many faces were replaced in it.</param>
    /// <param name="isDamaged">Hears what the decoder complained of, if it did.</param>
    public async Task<SegmentRecord> Render(
        PerceivedSegment perceived, string path, Action<int> frameDone, Action<IReadOnlyList<string>> isDamaged, CancellationToken cancellation)
    {
        FilmSegment segment = perceived.Segment;
        FramePool pool = new((2 * FramesWaiting) + 5);
        using FrameQueue<VideoFrame> decoded = new(FramesWaiting);
        using FrameQueue<BegunFrame> begun = new(capacity: 1);
        using FrameQueue<VideoFrame> swapped = new(FramesWaiting);
        long warmUp = Math.Max(segment.FromPts - source.PtsSpan(SegmentMargins.WarmUp), source.Pts[0]);
        using FrameReader reader = FrameReader.Open(source.Between(warmUp, segment.ToPts), source.Programs, pool);
        using FrameWriter writer = FrameWriter.Open(encoding, source.Programs, path);
        SegmentTally tally = new(segment);
        await SideBySide.Run(
            cancellation,
            stop => FrameReading.Run(reader, decoded, "decode", meter, stop),
            stop => Swap(perceived, decoded, begun, stop),
            stop => Finish(begun, swapped, tally, stop),
            async stop =>
            {
                await foreach (VideoFrame frame in swapped.TakeAll(stop).ConfigureAwait(false))
                {
                    using (frame)
                    {
                        meter.Measure("encode", () => writer.Write(frame, stop));
                    }

                    frameDone(tally.LatestFaces);
                }

                meter.Measure("encode", () => writer.Complete(stop));
            }).ConfigureAwait(false);
        if (reader.Damage is { Count: > 0 } damage)
        {
            isDamaged(damage);
        }

        return meter.Measure("check", () => tally.Record(path));
    }

    /// <summary>The stage behind the decoder. Frames of the warm-up go no further.</summary>
    private async Task Swap(PerceivedSegment perceived, FrameQueue<VideoFrame> decoded, FrameQueue<BegunFrame> begun, CancellationToken cancellation)
    {
        FilmFaceSwapper swapper = new(source, perceived, settings, WorkersPerFace);
        await foreach (VideoFrame frame in decoded.TakeAll(cancellation).ConfigureAwait(false))
        {
            try
            {
                BegunFrame next = Swap(swapper, perceived, frame, cancellation);
                if (frame.Pts >= perceived.Segment.FromPts)
                {
                    await begun.Put(next, cancellation).ConfigureAwait(false);
                    continue;
                }
            }
            catch
            {
                frame.Dispose();
                throw;
            }

            frame.Dispose();
        }

        begun.Complete();
    }

    /// <summary>Does what is left of a frame while the next one is begun.</summary>
    private async Task Finish(FrameQueue<BegunFrame> begun, FrameQueue<VideoFrame> swapped, SegmentTally tally, CancellationToken cancellation)
    {
        await foreach (BegunFrame next in begun.TakeAll(cancellation).ConfigureAwait(false))
        {
            try
            {
                if (next.Rest is { } rest)
                {
                    meter.Measure("finish", () => rest(cancellation));
                }

                tally.Add(next.Frame, next.Faces);
                await swapped.Put(next.Frame, cancellation).ConfigureAwait(false);
            }
            catch
            {
                next.Dispose();
                throw;
            }
        }

        swapped.Complete();
    }

    private BegunFrame Swap(FilmFaceSwapper swapper, PerceivedSegment perceived, VideoFrame frame, CancellationToken cancellation)
    {
        if (debug is null || frame.Pts < perceived.Segment.FromPts)
        {
            return meter.Measure("swap", () => swapper.Begin(frame, null, cancellation));
        }

        IReadOnlyList<PlannedFace> chosen = [.. perceived.FacesAt(frame.Pts).Where(face => perceived.Members.ContainsKey(face.Track))];
        IReadOnlyDictionary<int, FaceIdentity> before = debug.LookBefore(frame, perceived.Segment.Index, chosen, cancellation);
        long start = Stopwatch.GetTimestamp();
        int faces = swapper.SwapInPlace(frame, debug.RecorderOf(frame), cancellation);
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        meter.Add("swap", time);
        debug.Note(frame, perceived.Segment.Index, chosen.Select(face => (face, perceived.Members[face.Track])), before, cancellation);
        debug.NoteTimes(frame.Pts, perceived.TimeOf(frame.Pts), time);
        return new(frame, faces, null);
    }
}
