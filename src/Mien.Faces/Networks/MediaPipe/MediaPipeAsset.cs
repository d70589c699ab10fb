namespace Mien.Faces.Networks.MediaPipe;

/// <summary>The parts of @mediapipe/face_mesh's packed assets.</summary>
public enum MediaPipeAsset
{
    /// <summary>478 landmarks with refined lips, eyes and irises.</summary>
    AttentionMesh,

    /// <summary>468 landmarks.</summary>
    Mesh,

    /// <summary>The canonical face: vertices, texture coordinates, triangles and pose weights.</summary>
    CanonicalFace,

    /// <summary>BlazeFace, short range.</summary>
    Detector,
}
