using Mien.Faces.Detection;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Faces.Tracks;

/// <summary>Follows faces through the frames of a film or a live picture: found by the detector from time to time, fitted from the frame before
/// in between. One after the other; not thread-safe. The same frames give the same tracks.</summary>
/// <remarks>A scene cut ends all tracks. A mesh whose presence, place, size or shape is absurd is lost; a detector looks at each track now and
/// then, since a mesh may stay sure of itself where no face is (any more) or stand on its head. Who a face is decides where faces came so near that one may
/// have been taken for the other, and whether a new face is one that was lost.</remarks>
public sealed class FaceTracker
{
    /// <summary>How far apart two fits of one face may be, in eye distances, before the fresh one is taken.</summary>
    private const float LooseFit = 0.25f;

    private const float SameFaceOverlap = 0.3f;
    private const float SameFaceCover = 0.6f;

    private readonly ITrackPerception _perception;
    private readonly CanonicalFace _canonical;
    private readonly TrackClock _clock;
    private readonly TrackDoubts _doubts;
    private readonly TrackEncounters _encounters;
    private readonly TrackIdentities _identities;
    private readonly List<FrameThumbnail> _scene = [];
    private readonly List<LiveTrack> _live = [];

    public FaceTracker(ITrackPerception perception, CanonicalFace canonical, FaceTrackerSettings? settings = null)
    {
        FaceTrackerSettings chosen = settings ?? FaceTrackerSettings.Default;
        _perception = perception;
        _canonical = canonical;
        _clock = new(chosen);
        _doubts = new(perception, canonical);
        _identities = new(perception, chosen.IdentityInterval);
        _encounters = new(_identities);
        Settings = chosen;
    }

    public FaceTrackerSettings Settings { get; }

    /// <summary>Sees the next frame. The frame may be reused afterwards.</summary>
    /// <param name="time">After that of the frame before.</param>
    /// <exception cref="ArgumentException">The time does not go on.</exception>
    /// <exception cref="OperationCanceledException"/>
    public TrackedFrame Next(IFrame frame, TimeSpan time, CancellationToken cancellation = default)
    {
        _clock.MoveTo(time);
        bool isCut = IsCut(frame);
        if (isCut)
        {
            _live.Clear();
            _identities.Forget();
        }

        bool lost = Follow(frame, time, cancellation);
        lost |= Lose(_encounters.Collapsed(frame, _live, cancellation), time);
        Search(frame, time, isCut || lost, cancellation);
        _encounters.Settle(frame, _live, time, cancellation);
        _identities.Look(frame, _live, time, cancellation);
        return new() { Time = time, IsCut = isCut, Faces = [.. _live.OrderBy(track => track.Person.Number).Select(Shown)] };
    }

    private static TrackedFace Shown(LiveTrack track) => new()
    {
        Track = track.Person.Number,
        Face = Face.Of(track.Mesh, track.Score),
        Look = track.Look,
        Identity = track.Person.Mean.Identity,
    };

    private bool IsCut(IFrame frame)
    {
        FrameThumbnail thumbnail = FrameThumbnail.Of(frame);
        bool isCut = SceneCuts.IsCut(_scene, thumbnail);
        if (isCut)
        {
            _scene.Clear();
        }

        if (!thumbnail.IsBlank)
        {
            _scene.Add(thumbnail);
            _scene.RemoveRange(0, Math.Max(0, _scene.Count - SceneCuts.Memory));
        }

        return isCut;
    }

    /// <returns>Whether a face was lost.</returns>
    private bool Follow(IFrame frame, TimeSpan time, CancellationToken cancellation)
    {
        List<LiveTrack> gone = [];
        foreach (LiveTrack track in _live)
        {
            track.Look = null;
            FaceMesh expected = track.ExpectedAt(time);
            FaceMesh mesh = _perception.Fit(frame, expected, cancellation);
            FaceMotion motion = FaceMotion.Of(mesh, _canonical);
            if (MeshPlausibility.Follows(mesh, motion, expected, frame.Size, _canonical))
            {
                track.See(mesh, motion, time);
            }
            else
            {
                gone.Add(track);
            }
        }

        return Lose(gone, time);
    }

    private bool Lose(IReadOnlyCollection<LiveTrack> gone, TimeSpan time)
    {
        foreach (LiveTrack track in gone)
        {
            _live.Remove(track);
            _identities.Keep(track);
            _clock.Lost(time);
        }

        return gone.Count > 0;
    }

    private void Search(IFrame frame, TimeSpan time, bool mustSearch, CancellationToken cancellation)
    {
        bool whole = mustSearch || _clock.IsFirst || (_clock.IsSearch && (_live.Count == 0 || Settings.SearchBesideFaces));
        HashSet<LiveTrack> seen = [];
        if (!whole && _clock.IsGlance)
        {
            IReadOnlyList<FaceDetection> glances = _perception.Glance(frame, cancellation);
            foreach (FaceDetection glance in glances)
            {
                whole |= !Confirm(glance.Box, glance.Score, seen);
            }
        }

        if (whole)
        {
            foreach (Face face in _perception.Find(frame, cancellation))
            {
                Meet(frame, face, time, seen, cancellation);
            }
        }

        if (whole || _clock.IsGlance)
        {
            Lose([.. _live.Where(track => !seen.Contains(track) && !_doubts.Pass(frame, track, cancellation))], time);
        }
    }

    /// <summary>A detector saw a face here: the tracks at this place are confirmed.</summary>
    /// <returns>False when there is none.</returns>
    private bool Confirm(Box box, float score, HashSet<LiveTrack> seen)
    {
        List<LiveTrack> here = [.. _live.Where(track => IsSame(track.Mesh.Box, box))];
        foreach (LiveTrack track in here)
        {
            track.Score = score;
            track.Doubts = 0;
            seen.Add(track);
        }

        return here.Count > 0;
    }

    private void Meet(IFrame frame, Face face, TimeSpan time, HashSet<LiveTrack> seen, CancellationToken cancellation)
    {
        FaceMotion motion = FaceMotion.Of(face.Mesh, _canonical);
        if (!Confirm(face.Box, face.DetectionScore, seen))
        {
            LiveTrack track = _identities.Begin(frame, face, motion, time, cancellation);
            _live.Add(track);
            seen.Add(track);
            return;
        }

        LiveTrack nearest = _live.MaxBy(track => track.Mesh.Box.OverlapWith(face.Box))!;
        float apart = (nearest.Mesh[MeshTopology.LeftEyeOuter] - face.Mesh[MeshTopology.LeftEyeOuter]).Length();
        if (apart > LooseFit * face.Mesh.OuterEyeDistancePx)
        {
            nearest.Correct(face.Mesh, motion);
        }
    }

    private static bool IsSame(Box one, Box other) => one.OverlapWith(other) > SameFaceOverlap || one.CoverWith(other) > SameFaceCover;
}
