using Mien.Faces.Detection;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;

namespace Mien.Faces.Tracks;

/// <summary>A <see cref="FaceTracker"/> for films: where it finds a new face, the frames just before are looked at again, backward, so that a face is
/// known from its first frame on and not from the detector's next look on.</summary>
/// <remarks>One after the other; not thread-safe. A few frames are held back: what is seen comes out that much later.</remarks>
public sealed class FilmTracker
{
    private const float OtherFaceOverlap = 0.2f;

    private readonly ITrackPerception _perception;
    private readonly CanonicalFace _canonical;
    private readonly FaceTracker _tracker;
    private readonly TimeSpan _lookBack;
    private readonly LinkedList<(IFrame Frame, TrackedFrame Seen)> _held = new();

    /// <param name="lookBack">How far back a new face is followed; frames of that time are held. Null: half a second.</param>
    public FilmTracker(ITrackPerception perception, CanonicalFace canonical, FaceTrackerSettings? settings = null, TimeSpan? lookBack = null)
    {
        _perception = perception;
        _canonical = canonical;
        _tracker = new(perception, canonical, settings);
        _lookBack = lookBack ?? TimeSpan.FromSeconds(0.5);
    }

    /// <summary>Sees the next frame.</summary>
    /// <param name="frame">Must stay as it is until its observation came out.</param>
    /// <param name="time">After that of the frame before.</param>
    /// <returns>What was seen in the frames that are done, in order; often one, at the beginning none.</returns>
    /// <exception cref="ArgumentException">The time does not go on.</exception>
    /// <exception cref="OperationCanceledException"/>
    public IReadOnlyList<TrackedFrame> Next(IFrame frame, TimeSpan time, CancellationToken cancellation = default)
    {
        TrackedFrame seen = _tracker.Next(frame, time, cancellation);
        if (!seen.IsCut && _held.Last is { } before)
        {
            foreach (TrackedFace face in seen.Faces.Where(face => before.Value.Seen.Faces.All(known => known.Track != face.Track)))
            {
                FollowBack(face, time, cancellation);
            }
        }

        _held.AddLast((frame, seen));
        return Release(held => time - held.Time >= _lookBack);
    }

    /// <summary>What was seen in the frames that are still held: the film is over.</summary>
    public IReadOnlyList<TrackedFrame> Finish() => Release(_ => true);

    private List<TrackedFrame> Release(Func<TrackedFrame, bool> isDone)
    {
        List<TrackedFrame> done = [];
        while (_held.First is { } first && isDone(first.Value.Seen))
        {
            done.Add(first.Value.Seen);
            _held.RemoveFirst();
        }

        return done;
    }

    private void FollowBack(TrackedFace face, TimeSpan time, CancellationToken cancellation)
    {
        // Time runs backward for the track: counted from the newest frame.
        LiveTrack track = new(new TrackPerson(face.Track), face.Face, FaceMotion.Of(face.Face.Mesh, _canonical), TimeSpan.Zero);
        for (LinkedListNode<(IFrame Frame, TrackedFrame Seen)>? node = _held.Last; node is not null; node = node.Previous)
        {
            (IFrame frame, TrackedFrame seen) = node.Value;
            FaceMesh expected = track.ExpectedAt(time - seen.Time);
            FaceMesh mesh = _perception.Fit(frame, expected, cancellation);
            FaceMotion motion = FaceMotion.Of(mesh, _canonical);
            if (!MeshPlausibility.Follows(mesh, motion, expected, frame.Size, _canonical) || IsTaken(mesh, face.Track, seen))
            {
                return;
            }

            track.See(mesh, motion, time - seen.Time);
            TrackedFace earlier = new() { Track = face.Track, Face = Face.Of(mesh, face.Face.DetectionScore), Identity = face.Identity };
            node.Value = (frame, seen with { Faces = [.. seen.Faces.Append(earlier).OrderBy(known => known.Track)] });
            if (seen.IsCut)
            {
                return;
            }
        }
    }

    /// <summary>The track itself was there before it was lost, or another face is.</summary>
    private static bool IsTaken(FaceMesh mesh, int track, TrackedFrame seen) => seen.Faces.Any(known =>
        known.Track == track || known.Face.Box.OverlapWith(mesh.Box) > OtherFaceOverlap || known.Face.Box.CoverWith(mesh.Box) > 2 * OtherFaceOverlap);
}
