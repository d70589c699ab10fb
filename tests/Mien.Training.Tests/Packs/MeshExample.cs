using System.Numerics;
using Mien.Faces.Mesh;

namespace Mien.Training.Tests.Packs;

/// <summary>The average face, seen from the front.</summary>
internal static class MeshExample
{
    /// <returns>478 points; the face takes the middle half of a picture of that side.</returns>
    public static FaceMesh InPicture(CanonicalFace canonical, int sizePx)
    {
        float scale = sizePx / 2f / (canonical.Vertices.Max(vertex => vertex.Y) - canonical.Vertices.Min(vertex => vertex.Y));
        Vector3[] points = new Vector3[MeshTopology.PointCount];
        for (int i = 0; i < points.Length; i++)
        {
            Vector3 vertex = canonical.Vertices[Math.Min(i, canonical.Vertices.Length - 1)];
            points[i] = new((sizePx / 2f) + (vertex.X * scale), (sizePx / 2f) - (vertex.Y * scale), -vertex.Z * scale);
        }

        return new(points, presence: 1);
    }
}
