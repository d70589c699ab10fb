using Mien.Imaging.Geometry;

namespace Mien.Faces.Detection;

/// <summary>A place where a detector saw a face, not yet confirmed.</summary>
/// <param name="RotationDegrees">As far as the detector can say how the head is turned in the picture; 0 where it cannot.</param>
/// <param name="MeshMayDecide">Whether a look that is in doubt is left to the mesh, which costs more.</param>
internal readonly record struct FaceCandidate(Box Box, float Score, float RotationDegrees, bool MeshMayDecide);
