using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Faces.Atlases;

/// <summary>How well each part of a face is seen in its photo: turned toward the camera and not hidden by the nose or the far
/// cheek's own bulge.</summary>
public static class FaceVisibility
{
    /// <summary>Cosine between a triangle's normal and the line of sight at which it starts to count, and from which it counts fully.</summary>
    private const float FacingFrom = 0.12f;
    private const float FacingTo = 0.45f;

    /// <summary>Side of the small depth picture that self-occlusion is decided in.</summary>
    private const int DepthPx = 160;

    /// <summary>Depth differences below this part of the face's width are noise of the mesh.</summary>
    private const float DepthTolerance = 0.04f;

    /// <param name="points">Mesh points in picture px, z toward the back, at least the first 468.</param>
    /// <returns>Visibility of each of the 468 points, 0 … 1.</returns>
    public static float[] OfPoints(ReadOnlySpan<Vector3> points, ReadOnlySpan<ushort> triangles, int count)
    {
        float[] sum = new float[count];
        float[] area = new float[count];
        for (int i = 0; i < triangles.Length; i += 3)
        {
            Vector3 a = points[triangles[i]];
            Vector3 normal = Vector3.Cross(points[triangles[i + 1]] - a, points[triangles[i + 2]] - a);
            float length = normal.Length();
            for (int k = 0; k < 3; k++)
            {
                // Clockwise in the picture, so a triangle that faces the camera has a negative z here.
                sum[triangles[i + k]] -= normal.Z;
                area[triangles[i + k]] += length;
            }
        }

        float[] visibility = new float[count];
        for (int point = 0; point < count; point++)
        {
            float facing = area[point] > 0 ? sum[point] / area[point] : 0;
            visibility[point] = Ramp.Smooth(FacingFrom, FacingTo, facing);
        }

        HideCovered(points, triangles, visibility);
        return visibility;
    }

    /// <summary>Carries values of points to every texel or pixel of a raster; 0 where there is no triangle.</summary>
    public static Plane Spread(ReadOnlySpan<float> valueOfPoint, TriangleRaster raster, ReadOnlySpan<ushort> triangles)
    {
        Plane plane = new(raster.Size.Width, raster.Size.Height);
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            int triangle = raster.Triangle[i];
            if (triangle >= 0)
            {
                float first = raster.First[i];
                float second = raster.Second[i];
                plane.Samples[i] = (first * valueOfPoint[triangles[triangle * 3]])
                    + (second * valueOfPoint[triangles[(triangle * 3) + 1]])
                    + ((1 - first - second) * valueOfPoint[triangles[(triangle * 3) + 2]]);
            }
        }

        return plane;
    }

    private static void HideCovered(ReadOnlySpan<Vector3> points, ReadOnlySpan<ushort> triangles, float[] visibility)
    {
        Vector2[] flat = new Vector2[visibility.Length];
        float[] depths = new float[visibility.Length];
        for (int i = 0; i < flat.Length; i++)
        {
            flat[i] = new(points[i].X, points[i].Y);
            depths[i] = points[i].Z;
        }

        Box box = Box.Around(flat);
        float widthPx = Math.Max(box.Width, box.Height);
        float scale = (DepthPx - 1) / widthPx;
        for (int i = 0; i < flat.Length; i++)
        {
            flat[i] = (flat[i] - new Vector2(box.X, box.Y)) * scale;
        }

        TriangleRaster raster = TriangleRaster.Rasterise(flat, depths, triangles, new Size(DepthPx, DepthPx));
        Plane nearest = Spread(depths, raster, triangles);
        for (int i = 0; i < flat.Length; i++)
        {
            int x = Math.Clamp((int)(flat[i].X + 0.5f), 0, DepthPx - 1);
            int y = Math.Clamp((int)(flat[i].Y + 0.5f), 0, DepthPx - 1);
            if (raster.Triangle[(y * DepthPx) + x] >= 0)
            {
                float behind = (depths[i] - nearest[x, y]) / widthPx;
                visibility[i] *= 1 - Ramp.Smooth(DepthTolerance, 2 * DepthTolerance, behind);
            }
        }
    }
}
