using System.Numerics;
using Mien.Faces.Detection;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Mesh;

/// <summary>The turned square of a picture that a mesh network looks at. Source: the graphs face_detection_front_detection_to_roi
/// and face_landmark_landmarks_to_roi of MediaPipe.</summary>
public static class MeshWindow
{
    private const float Margin = 1.5f;

    public static DetectionWindow Of(FaceDetection face) =>
        new(face.Box.Centre, Margin * Math.Max(face.Box.Width, face.Box.Height), face.Keypoints.RotationDegrees);

    /// <summary>Around all points of a mesh, upright along its outer eye corners: for a second look, or for the next
    /// frame.</summary>
    public static DetectionWindow Of(FaceMesh mesh)
    {
        Box box = mesh.Box;
        Vector2 eyes = mesh[MeshTopology.RightEyeOuter] - mesh[MeshTopology.LeftEyeOuter];
        return new(box.Centre, Margin * Math.Max(box.Width, box.Height), MathF.Atan2(eyes.Y, eyes.X) * (180 / MathF.PI));
    }
}
