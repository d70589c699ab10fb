using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Tracks;

/// <summary>One face that is followed, or was lost a while ago.</summary>
internal sealed class LiveTrack
{
    /// <summary>Of a new velocity against the one so far.</summary>
    private const float VelocityWeight = 0.6f;

    private Vector2 _velocityPxPerSecond;

    public LiveTrack(TrackPerson person, Face face, FaceMotion motion, TimeSpan time)
    {
        Person = person;
        Mesh = face.Mesh;
        Motion = motion;
        Score = face.DetectionScore;
        Time = time;
    }

    public TrackPerson Person { get; set; }

    public FaceMesh Mesh { get; private set; }

    public FaceMotion Motion { get; private set; }

    /// <summary>Of the detector's last look.</summary>
    public float Score { get; set; }

    /// <summary>When the face was last seen.</summary>
    public TimeSpan Time { get; private set; }

    /// <summary>Detector looks in a row that did not confirm the face.</summary>
    public int Doubts { get; set; }

    /// <summary>How far from where it was expected the face was last seen, in sizes of its box.</summary>
    public float Surprise { get; private set; }

    /// <summary>Persons whose faces came so near that they may have been taken for each other.</summary>
    public HashSet<TrackPerson> Met { get; } = [];

    public TimeSpan MetAt { get; set; }

    /// <summary>Of the frame in work.</summary>
    public IdentityLook? Look { get; set; }

    public float SizePx => SizeOf(Mesh);

    /// <summary>Where the face should be by then if it moves on as before.</summary>
    public FaceMesh ExpectedAt(TimeSpan time)
    {
        Vector2 step = _velocityPxPerSecond * (float)(time - Time).TotalSeconds;
        return Mesh.Map(Affine2.Translation(step.X, step.Y));
    }

    public void See(FaceMesh mesh, FaceMotion motion, TimeSpan time)
    {
        float seconds = (float)(time - Time).TotalSeconds;
        Surprise = Vector2.Distance(ExpectedAt(time).Box.Centre, mesh.Box.Centre) / SizePx;
        Vector2 velocity = (mesh.Box.Centre - Mesh.Box.Centre) / seconds;
        _velocityPxPerSecond += VelocityWeight * (velocity - _velocityPxPerSecond);
        (Mesh, Motion, Time) = (mesh, motion, time);
    }

    /// <summary>Takes a better mesh of the same frame.</summary>
    public void Correct(FaceMesh mesh, FaceMotion motion) => (Mesh, Motion) = (mesh, motion);

    public static float SizeOf(FaceMesh mesh) => Math.Max(mesh.Box.Width, mesh.Box.Height);
}
