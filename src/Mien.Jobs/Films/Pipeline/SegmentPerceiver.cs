using System.Diagnostics;
using Mien.Faces.Mesh;
using Mien.Faces.Tracks;
using Mien.Imaging.Geometry;
using Mien.Jobs.Cast;
using Mien.Jobs.Films.Reports;
using Mien.Jobs.Films.Segments;
using Mien.Jobs.Films.Sources;
using Mien.Jobs.Pipeline;
using Mien.Video.Frames;
using Mien.Video.Reading;

namespace Mien.Jobs.Films.Pipeline;

/// <summary>Finds and follows the faces of one segment, with the frames around it that make its beginning and end steady, and plans what is
/// to be swapped. Depends on nothing but the film.</summary>
/// <param name="cast">Needed only when the faces are known, so it may still be in the making.</param>
internal sealed class SegmentPerceiver(FilmSource source, Task<FilmCast> cast, ITrackPerception perception, CanonicalFace canonical, StageMeter meter)
{
    /// <summary>Frames are looked at no larger than this; networks see faces at less than 200 pixels.</summary>
    private const int LargestSidePx = 1920;

    private const int FramesWaiting = 3;

    private readonly TrackPlanner _planner = new(canonical);

    public async Task<PerceivedSegment> Perceive(FilmSegment segment, CancellationToken cancellation)
    {
        long margin = source.PtsSpan(SegmentMargins.Seen);
        FrameReadPlan reading = source.Between(
            Math.Max(segment.FromPts - margin, source.Pts[0]), Math.Min(segment.ToPts + margin, source.EndPts)) with
        {
            ScaledSize = ReducedSize(source.FrameSize) ?? source.Reading.ScaledSize,
        };
        List<long> pts = [];
        List<TrackedFrame> frames = [];
        Dictionary<long, TimeSpan> times = [];
        FramePool pool = new(FramesWaiting + 2);
        using FrameQueue<VideoFrame> decoded = new(FramesWaiting);
        using FrameReader reader = FrameReader.Open(reading, source.Programs, pool);
        await SideBySide.Run(
            cancellation,
            stop => FrameReading.Run(reader, decoded, "decode (looking)", meter, stop),
            async stop =>
            {
                FaceTracker tracker = new(perception, canonical);
                await foreach (VideoFrame frame in decoded.TakeAll(stop).ConfigureAwait(false))
                {
                    using (frame)
                    {
                        pts.Add(frame.Pts);
                        long start = Stopwatch.GetTimestamp();
                        frames.Add(tracker.Next(frame, source.TimeOf(frame.Pts), stop));
                        times[frame.Pts] = Stopwatch.GetElapsedTime(start);
                        meter.Add("perceive", times[frame.Pts]);
                    }
                }
            }).ConfigureAwait(false);

        int first = pts.FindIndex(at => at >= segment.FromPts - source.PtsSpan(SegmentMargins.WarmUp));
        int end = pts.FindLastIndex(at => at < segment.ToPts) + 1;
        SegmentPlan plan = end <= first || first < 0
            ? new() { Frames = [], Tracks = [] }
            : meter.Measure("plan", () => _planner.Plan(frames, first, end - first, reading.FrameSize));
        FilmCast known = await cast.WaitAsync(cancellation).ConfigureAwait(false);
        Affine2 smallToFrame = Affine2.Fit(Region.Of(reading.FrameSize), Region.Of(source.FrameSize));
        return new()
        {
            Segment = segment,
            Members = known.Assign(plan),
            Times = times,
            Faces = plan.Frames.Index()
                .Where(frame => frame.Item.Faces.Count > 0)
                .ToDictionary(
                    frame => pts[first + frame.Index],
                    frame => (IReadOnlyList<PlannedFace>)[.. frame.Item.Faces.Select(face => Enlarged(face, smallToFrame))]),
        };
    }

    /// <returns>Null where the frame is small enough.</returns>
    internal static Size? ReducedSize(Size size)
    {
        double factor = (double)LargestSidePx / Math.Max(size.Width, size.Height);
        return factor >= 1 ? null : new Size((int)Math.Round(size.Width * factor), (int)Math.Round(size.Height * factor));
    }

    private static PlannedFace Enlarged(PlannedFace face, Affine2 smallToFrame) =>
        smallToFrame == Affine2.Identity ? face : face with { Face = Faces.Face.Of(face.Face.Mesh.Map(smallToFrame), face.Face.DetectionScore) };
}
