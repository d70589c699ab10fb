using System.Numerics;
using Mien.Faces.Detection;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Tracks;

/// <summary>One face through consecutive frames without a gap: short gaps are filled, the mesh is smoothed.</summary>
internal sealed record FaceRun
{
    /// <summary>A face that moved further while nobody saw it is not drawn in between, sizes of its box.</summary>
    private const float MostFilledMove = 1.5f;

    public required int FirstFrame { get; init; }

    /// <summary>One for each frame from the first on.</summary>
    public required IReadOnlyList<Face> Faces { get; init; }

    public required IReadOnlyList<bool> IsFilled { get; init; }

    /// <summary>Where so much of a missing face would be covered by another, it was hidden behind that one and is not drawn over it.</summary>
    private const float MostCovered = 0.25f;

    /// <summary>All runs of a track.</summary>
    public static IReadOnlyList<FaceRun> Of(Tracklet track, IReadOnlyList<TrackedFrame> frames, CanonicalFace canonical, PlanSettings settings)
    {
        List<FaceRun> runs = [];
        List<KeyValuePair<int, TrackedFace>> seen = [];
        foreach (KeyValuePair<int, TrackedFace> face in track.Faces)
        {
            if (seen.Count > 0 && !CanFill(seen[^1], face, frames, settings))
            {
                runs.Add(Of(seen, frames, canonical, settings));
                seen.Clear();
            }

            seen.Add(face);
        }

        runs.Add(Of(seen, frames, canonical, settings));
        return runs;
    }

    private static bool CanFill(
        KeyValuePair<int, TrackedFace> one, KeyValuePair<int, TrackedFace> other, IReadOnlyList<TrackedFrame> frames, PlanSettings settings)
    {
        (Face before, Face after) = (one.Value.Face, other.Value.Face);
        float move = Vector2.Distance(before.Box.Centre, after.Box.Centre) / Tracklet.SizeOf(before.Box);
        return other.Key == one.Key + 1
            || (frames[other.Key].Time - frames[one.Key].Time <= settings.LongestFilledGap && move < MostFilledMove && !IsHidden(one, other, frames));
    }

    private static bool IsHidden(KeyValuePair<int, TrackedFace> one, KeyValuePair<int, TrackedFace> other, IReadOnlyList<TrackedFrame> frames)
    {
        (Box from, Box to) = (one.Value.Face.Box, other.Value.Face.Box);
        for (int frame = one.Key + 1; frame < other.Key; frame++)
        {
            float part = (float)(frame - one.Key) / (other.Key - one.Key);
            Vector2 centre = Vector2.Lerp(from.Centre, to.Centre, part);
            Box between = new(centre.X - (from.Width / 2), centre.Y - (from.Height / 2), from.Width, from.Height);
            if (frames[frame].Faces.Any(face => face.Face.Box.CoverWith(between) > MostCovered))
            {
                return true;
            }
        }

        return false;
    }

    private static FaceRun Of(
        List<KeyValuePair<int, TrackedFace>> seen, IReadOnlyList<TrackedFrame> frames, CanonicalFace canonical, PlanSettings settings)
    {
        List<FaceMotion> motions = [];
        List<Face> raw = [];
        List<bool> filled = [];
        int first = seen[0].Key;
        foreach ((int frame, TrackedFace face) in seen)
        {
            FaceMotion motion = FaceMotion.Of(face.Face.Mesh, canonical);
            if (motions.Count > 0)
            {
                Fill(motion, frame);
            }

            motions.Add(motion);
            raw.Add(face.Face);
            filled.Add(false);
        }

        TimeSpan[] times = [.. motions.Select((_, i) => frames[first + i].Time)];
        IReadOnlyList<FaceMotion> smoothed = MeshSmoother.SmoothBothWays(motions, times, canonical, settings.Smoothing);
        return new()
        {
            FirstFrame = first,
            Faces = [.. smoothed.Select((motion, i) => Face.Of(motion.ToMesh(raw[i].Presence), raw[i].DetectionScore))],
            IsFilled = filled,
        };

        void Fill(FaceMotion motion, int frame)
        {
            FaceMotion before = motions[^1];
            Face last = raw[^1];
            int lastFrame = first + motions.Count - 1;
            TimeSpan gap = frames[frame].Time - frames[lastFrame].Time;
            for (int missing = lastFrame + 1; missing < frame; missing++)
            {
                motions.Add(before.Toward(motion, (float)((frames[missing].Time - frames[lastFrame].Time) / gap)));
                raw.Add(last);
                filled.Add(true);
            }
        }
    }
}
