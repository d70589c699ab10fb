using Mien.Faces.Detection;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Faces.Tracks;

/// <summary>Perception for tracking by the networks. Thread-safe.</summary>
/// <param name="models">Stay the caller's.</param>
/// <param name="settings">How hard the whole search looks; null: the default. With <see cref="DetectionSettings.Workers"/> 1 everything stays on
/// the calling thread.</param>
public sealed class TrackPerception(PerceptionModels models, CanonicalFace canonical, DetectionSettings? settings = null) : ITrackPerception
{
    private const float GlanceThreshold = 0.5f;
    private const float SameFaceOverlap = 0.3f;

    /// <summary>Height in pixels, in the small picture, of the smallest face that a glance looks for.</summary>
    private const float SmallestFaceDetailPx = 20;

    private const float LookThreshold = 0.05f;

    /// <summary>As the detector's second look has it (docs/detection.md), so that its scores mean the same.</summary>
    private const float WindowPerFace = 3.5f;

    /// <summary>The detector's box is from brows to chin, the mesh's from the hairline.</summary>
    private const float DetectorBoxPerMesh = 0.8f;

    private const int LookSizePx = 128;

    /// <summary>A face that moved further than this part of the mesh's box is looked at once more, from where it is now.</summary>
    private const float LooseFit = 0.1f;

    private readonly FaceAnalyzer _analyzer = new(models);

    public IReadOnlyList<Face> Find(IFrame frame, CancellationToken cancellation = default) =>
        _analyzer.Find(frame, settings, cancellation);

    public IReadOnlyList<FaceDetection> Glance(IFrame frame, CancellationToken cancellation = default)
    {
        float shorter = Math.Min(frame.Size.Width, frame.Size.Height);
        float smallestFacePx = shorter * DetectionWindows.SureFaceHeight;
        DetectionPicture picture = DetectionPicture.Of(frame, Math.Min(1, SmallestFaceDetailPx / smallestFacePx), cancellation);
        IEnumerable<DetectionWindow> windows = DetectionWindows.Levels(frame.Size, smallestFacePx).SelectMany(level => level);
        return NonMaximumSuppression.Keep(
            windows.SelectMany(window => models.BlazeFace.Find(picture, window, GlanceThreshold, cancellation)),
            face => face.Box, face => face.Score, SameFaceOverlap);
    }

    public FaceLook Look(IFrame frame, FaceMesh mesh, CancellationToken cancellation = default)
    {
        DetectionWindow around = MeshWindow.Of(mesh);
        float side = Math.Max(mesh.Box.Width, mesh.Box.Height) * DetectorBoxPerMesh * WindowPerFace;
        DetectionWindow window = around with { Side = side };
        Affine2 imageToLook = window.ImageToInput(LookSizePx);
        Picture seen = Picture.From(Resampler.Warp(frame, imageToLook, new(LookSizePx, LookSizePx), Border.Constant(0)));
        DetectionPicture picture = DetectionPicture.Of(seen, 1, cancellation);
        FaceLook best = default;
        foreach (float turnDegrees in (ReadOnlySpan<float>)[0, 180])
        {
            FaceLook look = Look(picture, turnDegrees, window.RotationDegrees, cancellation);
            best = look.Score > best.Score ? look : best;
            if (best.Score >= CandidateSettler.SureScore)
            {
                break;
            }
        }

        return best;
    }

    public FaceMesh Fit(IFrame frame, FaceMesh expected, CancellationToken cancellation = default)
    {
        FaceMesh mesh = models.Mesher.Track(frame, expected, cancellation);
        float moved = (mesh.Box.Centre - expected.Box.Centre).Length() / Math.Max(expected.Box.Width, expected.Box.Height);
        return mesh.IsPresent && moved > LooseFit ? models.Mesher.Track(frame, mesh, cancellation) : mesh;
    }

    public IdentityLook Identify(IFrame frame, FaceMesh mesh, CancellationToken cancellation = default) => new(
        _analyzer.Identify(frame, Face.Of(mesh, detectionScore: 1), cancellation), FaceQuality.Of(frame, mesh, canonical));

    /// <param name="turnDegrees">Of the window in the small picture.</param>
    private FaceLook Look(DetectionPicture picture, float turnDegrees, float pictureTurnDegrees, CancellationToken cancellation)
    {
        DetectionWindow whole = DetectionWindows.Whole(picture.FrameSize) with { RotationDegrees = turnDegrees };
        foreach (FaceDetection face in models.BlazeFace.Find(picture, whole, LookThreshold, cancellation))
        {
            Box middle = new(LookSizePx * 0.35f, LookSizePx * 0.35f, LookSizePx * 0.3f, LookSizePx * 0.3f);
            if (middle.CoverWith(new(face.Box.Centre.X, face.Box.Centre.Y, 1, 1)) > 0)
            {
                return new(face.Score, face.Keypoints.RotationDegrees + pictureTurnDegrees);
            }
        }

        return default;
    }
}
