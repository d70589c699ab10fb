using System.Numerics;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Mesh;

/// <summary>Where a head is and which way it is turned, and its shape without that.</summary>
/// <remarks>Camera space: centimetres, the camera at the origin looking along −z, x to the right of the picture, y up. The camera
/// is taken to see 63° from top to bottom, as MediaPipe does; with another lens distances change and angles hardly. Source:
/// mediapipe/modules/face_geometry (screen-to-metric conversion and Procrustes fit) at commit 85c0cdc7.</remarks>
public sealed class HeadPose
{
    /// <summary>What the picture's height is taken to show.</summary>
    public const float VerticalViewDegrees = 63;

    private const float DegreesPerRadian = 180 / MathF.PI;
    private readonly Vector3[] _shape;

    private HeadPose(Similarity3 canonicalToCamera, Vector3[] shape)
    {
        CanonicalToCamera = canonicalToCamera;
        _shape = shape;
        Matrix4x4 rows = Matrix4x4.CreateFromQuaternion(canonicalToCamera.Rotation); // row i: where axis i goes
        Vector3 forward = new(rows.M31, rows.M32, rows.M33);
        YawDegrees = MathF.Atan2(forward.X, forward.Z) * DegreesPerRadian;
        PitchDegrees = MathF.Atan2(forward.Y, MathF.Sqrt((forward.X * forward.X) + (forward.Z * forward.Z))) * DegreesPerRadian;
        RollDegrees = -MathF.Atan2(rows.M12, rows.M22) * DegreesPerRadian;
    }

    /// <summary>From the canonical face's space to the camera's; the scale is about 1.</summary>
    public Similarity3 CanonicalToCamera { get; }

    /// <summary>Positive when the nose points to the right of the picture; 0 toward the camera's plane, −90 … 90 for faces that
    /// show.</summary>
    public float YawDegrees { get; }

    /// <summary>Positive when the face looks up.</summary>
    public float PitchDegrees { get; }

    /// <summary>Positive when the head is turned clockwise as seen in the picture.</summary>
    public float RollDegrees { get; }

    /// <summary>Of the canonical face's origin, in centimetres; z is negative, before the camera.</summary>
    public Vector3 TranslationCm => CanonicalToCamera.Translation;

    /// <summary>The mesh without pose, in the canonical face's space and size (cm): 468 points, or 478 with irises. What remains
    /// is the person's proportions and expression.</summary>
    public ReadOnlySpan<Vector3> Shape => _shape;

    /// <param name="pictureSize">Of the picture whose pixels the mesh is in.</param>
    public static HeadPose Of(FaceMesh mesh, Size pictureSize, CanonicalFace canonical)
    {
        ReadOnlySpan<Vector3> canonicalPoints = canonical.Vertices.AsSpan();
        ReadOnlySpan<float> weights = canonical.PoseWeights.AsSpan();
        Vector3[] screen = Screen(mesh, pictureSize);
        float meanDepth = 0;
        for (int i = 0; i < canonicalPoints.Length; i++)
        {
            meanDepth += screen[i].Z / canonicalPoints.Length;
        }

        // A first size from the flat picture, then twice with perspective undone at the size known so far.
        float size = FitFace(canonicalPoints, Array.ConvertAll(screen, point => point with { Z = -point.Z }), weights).Scale;
        size *= FitFace(canonicalPoints, Unproject(screen, meanDepth, size), weights).Scale;
        Vector3[] camera = Unproject(screen, meanDepth, size);
        Similarity3 canonicalToCamera = FitFace(canonicalPoints, camera, weights);
        return new(canonicalToCamera, Array.ConvertAll(camera, canonicalToCamera.ApplyInverse));
    }

    private static Similarity3 FitFace(ReadOnlySpan<Vector3> canonical, Vector3[] points, ReadOnlySpan<float> weights) =>
        Similarity3.Fit(canonical, points.AsSpan(0, canonical.Length), weights);

    /// <summary>Points on a screen one unit before the camera, y up; depth in the same unit, away from the camera.</summary>
    private static Vector3[] Screen(FaceMesh mesh, Size picture)
    {
        float unitsPerPixel = 2 * MathF.Tan(VerticalViewDegrees / 2 / DegreesPerRadian) / picture.Height;
        Vector3[] screen = new Vector3[mesh.Points.Length];
        for (int i = 0; i < screen.Length; i++)
        {
            Vector3 point = mesh.Points[i];
            screen[i] = new Vector3(point.X - ((picture.Width - 1) / 2f), ((picture.Height - 1) / 2f) - point.Y, point.Z) * unitsPerPixel;
        }

        return screen;
    }

    /// <param name="size">Units of the screen per centimetre, where the face's mean depth lies on the screen.</param>
    private static Vector3[] Unproject(Vector3[] screen, float meanDepth, float size) => Array.ConvertAll(screen, point =>
    {
        float distance = (point.Z - meanDepth + 1) / size;
        return new Vector3(point.X * distance, point.Y * distance, -distance);
    });
}
