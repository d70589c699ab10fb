using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Faces.Atlases;

/// <summary>How far each texel of an unwrapped face can be trusted for where it lies: seen from near the front, and within the photo. What lies
/// in front of the face is no matter of places, and is not in it.</summary>
public static class AtlasTrust
{
    /// <summary>A side that turns away is stretched, and what is behind the head comes along at its edge: such a texel has to be seen better than
    /// just so (in visibilities of <see cref="FaceVisibility"/>).</summary>
    private const float SeenFrom = 0.25f, SeenFully = 0.9f;

    /// <summary>Standard deviation of the edge's softness, as a part of the atlas's side.</summary>
    private const float Softness = 0.008f;

    /// <summary>A photo's last pixels are as often a frame as a face.</summary>
    private const float PhotoEdgePx = 1.5f;

    /// <param name="points">Mesh points in px of the photo, z toward the back, at least 468.</param>
    /// <param name="photo">Its size.</param>
    /// <returns>0 … 1; 0 where there is no face.</returns>
    public static Plane Of(ReadOnlySpan<Vector3> points, Size photo, AtlasGeometry geometry, CanonicalFace canonical)
    {
        float[] seen = FaceVisibility.OfPoints(points, canonical.Triangles, geometry.TexelOf.Length);
        Plane trust = FaceVisibility.Spread(seen, geometry.Raster, canonical.Triangles);
        TriangleRaster raster = geometry.Raster;
        for (int i = 0; i < trust.Samples.Length; i++)
        {
            int triangle = raster.Triangle[i];
            trust.Samples[i] = triangle >= 0 && IsWithin(Place(points, raster, triangle, i), photo) ? Ramp.Smooth(SeenFrom, SeenFully, trust.Samples[i]) : 0;
        }

        Plane soft = GaussianBlur.Apply(trust, Softness * geometry.SizePx);
        return MaskCombination.Min(soft, trust);
    }

    private static Vector2 Place(ReadOnlySpan<Vector3> points, TriangleRaster raster, int triangle, int texel)
    {
        ReadOnlySpan<ushort> corners = raster.Triangles.AsSpan(triangle * 3, 3);
        (float first, float second) = (raster.First[texel], raster.Second[texel]);
        Vector3 place = (first * points[corners[0]]) + (second * points[corners[1]]) + ((1 - first - second) * points[corners[2]]);
        return new(place.X, place.Y);
    }

    private static bool IsWithin(Vector2 place, Size photo) =>
        place.X >= PhotoEdgePx && place.Y >= PhotoEdgePx && place.X <= photo.Width - 1 - PhotoEdgePx && place.Y <= photo.Height - 1 - PhotoEdgePx;
}
