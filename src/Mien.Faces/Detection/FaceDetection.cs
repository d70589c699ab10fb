using Mien.Imaging.Geometry;

namespace Mien.Faces.Detection;

/// <summary>A face as BlazeFace finds it: from brows to chin.</summary>
public readonly record struct FaceDetection
{
    /// <summary>Of the face's own width and height around its centre, upright even when the face is turned. May leave the picture.</summary>
    public required Box Box { get; init; }

    /// <summary>0 … 1.</summary>
    public required float Score { get; init; }

    public required FaceKeypoints Keypoints { get; init; }
}
