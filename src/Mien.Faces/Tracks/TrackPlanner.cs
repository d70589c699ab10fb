using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Tracks;

/// <summary>Turns what a tracker saw into what is to be swapped: pieces of one face joined, gaps filled, trembling smoothed without lag, faded before
/// a face is lost. A pure function of its arguments; thread-safe.</summary>
public sealed class TrackPlanner(CanonicalFace canonical, PlanSettings? settings = null)
{
    private readonly PlanSettings _settings = settings ?? PlanSettings.Default;

    /// <summary>Plans a segment.</summary>
    /// <param name="observed">The segment's frames in order, with a second before and after it where the film has them. At the ends of what
    /// was observed nothing fades.</param>
    /// <param name="first">Index of the segment's first frame.</param>
    /// <param name="count">Number of the segment's frames.</param>
    /// <param name="pictureSize">Of the picture whose pixels the meshes are in.</param>
    /// <exception cref="ArgumentException">The segment reaches beyond what was observed.</exception>
    public SegmentPlan Plan(IReadOnlyList<TrackedFrame> observed, int first, int count, Size pictureSize)
    {
        if (first < 0 || count < 0 || first + count > observed.Count)
        {
            throw new ArgumentException($"Frames {first} … {first + count - 1} are not among the {observed.Count} observed.", nameof(count));
        }

        List<PlannedFace>[] faces = [.. Enumerable.Range(0, count).Select(_ => new List<PlannedFace>())];
        List<FaceTrack> tracks = [];
        foreach (SceneFrames scene in SceneFrames.Of(observed))
        {
            foreach (Tracklet track in TracksOf(observed, scene))
            {
                SortedDictionary<int, PlannedFace> planned = PlanTrack(track, tracks.Count + 1, observed, scene, pictureSize);
                int[] inside = [.. planned.Keys.Where(frame => frame >= first && frame < first + count)];
                foreach (int frame in inside)
                {
                    faces[frame - first].Add(planned[frame]);
                }

                if (inside.Length > 0)
                {
                    tracks.Add(Described(track, tracks.Count + 1, inside[0] - first, inside[^1] - first));
                }
            }
        }

        return new()
        {
            Frames = [.. faces.Select((list, i) => new PlannedFrame { Time = observed[first + i].Time, IsCut = observed[first + i].IsCut, Faces = FarFirst(list) })],
            Tracks = tracks,
        };
    }

    /// <summary>The larger face is the nearer one as a rule: it comes last and lies over the others.</summary>
    private static IReadOnlyList<PlannedFace> FarFirst(List<PlannedFace> faces) => [.. faces.OrderBy(face => face.Face.Box.Height)];

    /// <summary>The faces of a scene, without those that only flickered up.</summary>
    private IEnumerable<Tracklet> TracksOf(IReadOnlyList<TrackedFrame> frames, SceneFrames scene)
    {
        List<Tracklet> tracklets = scene.Tracklets(frames);
        TrackletJoiner.JoinInPlace(tracklets, frames, _settings.LongestFilledGap);
        return tracklets.Where(track => !IsFlicker(track, frames, scene));
    }

    private bool IsFlicker(Tracklet track, IReadOnlyList<TrackedFrame> frames, SceneFrames scene)
    {
        bool fillsScene = track.First == scene.First && track.Last == scene.End - 1;
        return !fillsScene && frames[track.Last].Time - frames[track.First].Time < _settings.ShortestTrack;
    }

    private SortedDictionary<int, PlannedFace> PlanTrack(
        Tracklet track, int id, IReadOnlyList<TrackedFrame> frames, SceneFrames scene, Size picture)
    {
        IReadOnlyList<FaceRun> runs = FaceRun.Of(track, frames, canonical, _settings);
        TimeSpan[] times = [.. frames.Skip(scene.First).Take(scene.End - scene.First).Select(frame => frame.Time)];
        float[] wishes = new float[times.Length];
        foreach (FaceRun run in runs)
        {
            for (int i = 0; i < run.Faces.Count; i++)
            {
                wishes[run.FirstFrame + i - scene.First] = SwapWish.Of(run.Faces[i].Mesh, picture, canonical, _settings);
            }
        }

        float[] opacity = OpacityEnvelope.Of(wishes, times, _settings.Fade);
        SortedDictionary<int, PlannedFace> planned = [];
        foreach (FaceRun run in runs)
        {
            for (int i = 0; i < run.Faces.Count; i++)
            {
                int frame = run.FirstFrame + i;
                if (opacity[frame - scene.First] > 0)
                {
                    planned[frame] = new() { Track = id, Face = run.Faces[i], Opacity = opacity[frame - scene.First], IsFilled = run.IsFilled[i] };
                }
            }
        }

        return planned;
    }

    private static FaceTrack Described(Tracklet track, int id, int firstFrame, int lastFrame) => new()
    {
        Id = id,
        FirstFrame = firstFrame,
        LastFrame = lastFrame,
        Identity = track.Identity,
        IdentityWeight = track.IdentityWeight,
        ObservationCount = track.Faces.Count,
        MeanHeightPx = track.Faces.Values.Average(face => face.Face.Box.Height),
    };
}
