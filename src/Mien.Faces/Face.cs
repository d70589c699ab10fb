using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;

namespace Mien.Faces;

/// <summary>A face that was found in a picture.</summary>
public sealed record Face
{
    /// <summary>Around the whole mesh, from the hairline to the chin, in pixels of the picture; may leave it.</summary>
    public required Box Box { get; init; }

    /// <summary>How sure the detector is, 0 … 1.</summary>
    public required float DetectionScore { get; init; }

    /// <summary>In pixels of the picture.</summary>
    public required FaceMesh Mesh { get; init; }

    /// <summary>How sure the mesh network is that there is a face, 0 … 1.</summary>
    public required float Presence { get; init; }

    public static Face Of(FaceMesh mesh, float detectionScore) =>
        new() { Box = mesh.Box, DetectionScore = detectionScore, Mesh = mesh, Presence = mesh.Presence };
}
