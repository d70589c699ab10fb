using System.Numerics;
using Mien.Faces.Mesh;

namespace Mien.Swapping.Meshes.Atlas;

/// <summary>Measures a face's eyes in the atlas: source and target alike, so that one can be fitted to the other.</summary>
internal sealed class AtlasEyes(CanonicalFace canonical, AtlasGeometry geometry)
{
    /// <param name="points">Mesh points with irises, [478].</param>
    /// <returns>The left eye in the picture, then the right one.</returns>
    public AtlasEye[] Measure(ReadOnlySpan<Vector3> points) =>
    [
        Measure(points, MeshTopology.LeftEyeOpening, MeshTopology.LeftIris),
        Measure(points, MeshTopology.RightEyeOpening, MeshTopology.RightIris),
    ];

    /// <summary>Carries a picture point near an eye into the atlas, 0 … 1, through the eye's own triangles.</summary>
    public Vector2 ToAtlas(ReadOnlySpan<Vector3> points, Vector2 point, ReadOnlySpan<int> opening)
    {
        ReadOnlySpan<ushort> triangles = canonical.Triangles;
        Vector2 nearest = default;
        float leastOutside = float.MaxValue;
        for (int i = 0; i < triangles.Length; i += 3)
        {
            if (!opening.Contains(triangles[i]) || !opening.Contains(triangles[i + 1]) || !opening.Contains(triangles[i + 2]))
            {
                continue;
            }

            Vector3 weights = Barycentric(
                point, MeshPoints.Flat(points[triangles[i]]), MeshPoints.Flat(points[triangles[i + 1]]), MeshPoints.Flat(points[triangles[i + 2]]));
            float outside = -Math.Min(weights.X, Math.Min(weights.Y, weights.Z));
            if (outside < leastOutside)
            {
                leastOutside = outside;
                nearest = (weights.X * geometry.TexelOf[triangles[i]])
                    + (weights.Y * geometry.TexelOf[triangles[i + 1]])
                    + (weights.Z * geometry.TexelOf[triangles[i + 2]]);
            }
        }

        return (nearest + new Vector2(0.5f)) / geometry.SizePx;
    }

    private AtlasEye Measure(ReadOnlySpan<Vector3> points, ReadOnlySpan<int> opening, ReadOnlySpan<int> iris)
    {
        Vector2 centre = MeshPoints.Flat(points[iris[0]]);
        Vector2 outer = MeshPoints.Flat(points[opening[0]]);
        Vector2 inner = MeshPoints.Flat(points[opening[8]]);
        float widthPx = Math.Max(Vector2.Distance(outer, inner), 1e-3f);
        float irisPx = Vector2.Distance(MeshPoints.Flat(points[iris[1]]), MeshPoints.Flat(points[iris[3]])) / 2;
        float atlasWidth = Vector2.Distance(geometry.TexelOf[opening[0]], geometry.TexelOf[opening[8]]) / geometry.SizePx;
        return new()
        {
            IrisCentre = ToAtlas(points, centre, opening),
            IrisRadius = irisPx / widthPx * atlasWidth,
            Openness = Openness(points, opening, widthPx),
        };
    }

    /// <summary>Mean distance of facing lid points over the eye's width; the opening lists its lower lid first, then the upper one.</summary>
    private static float Openness(ReadOnlySpan<Vector3> points, ReadOnlySpan<int> opening, float widthPx)
    {
        float sum = 0;
        for (int i = 2; i <= 6; i++)
        {
            sum += Vector2.Distance(MeshPoints.Flat(points[opening[i]]), MeshPoints.Flat(points[opening[i + 8]]));
        }

        return sum / 5 / widthPx;
    }

    private static Vector3 Barycentric(Vector2 point, Vector2 a, Vector2 b, Vector2 c)
    {
        Vector2 ab = b - a;
        Vector2 ac = c - a;
        Vector2 ap = point - a;
        float area = (ab.X * ac.Y) - (ab.Y * ac.X);
        if (MathF.Abs(area) < 1e-9f)
        {
            return new(-1e6f);
        }

        float second = ((ap.X * ac.Y) - (ap.Y * ac.X)) / area;
        float third = ((ab.X * ap.Y) - (ab.Y * ap.X)) / area;
        return new(1 - second - third, second, third);
    }
}
