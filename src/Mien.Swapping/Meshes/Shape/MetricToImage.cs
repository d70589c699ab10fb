using System.Numerics;

namespace Mien.Swapping.Meshes.Shape;

/// <summary>How centimetres of the pose-free face become pixels of one photo: the linear map that fits all points best.</summary>
/// <remarks>Least squares of image x, y (and mesh depth z) on metric x, y, z and 1: the photo's pose, size and place in one map, without
/// any convention about angles.</remarks>
internal readonly record struct MetricToImage(Vector4 X, Vector4 Y, Vector4 Z)
{
    /// <param name="metric">Pose-free points, cm.</param>
    /// <param name="image">The same points in px, depth in px.</param>
    public static MetricToImage Fit(ReadOnlySpan<Vector3> metric, ReadOnlySpan<Vector3> image)
    {
        Matrix4x4 moments = default;
        Vector4 withX = default;
        Vector4 withY = default;
        Vector4 withZ = default;
        for (int i = 0; i < metric.Length; i++)
        {
            Vector4 point = new(metric[i], 1);
            moments += Outer(point);
            withX += point * image[i].X;
            withY += point * image[i].Y;
            withZ += point * image[i].Z;
        }

        if (!Matrix4x4.Invert(moments, out Matrix4x4 inverse))
        {
            throw new ArgumentException("The metric points lie in one plane.", nameof(metric));
        }

        return new(Vector4.Transform(withX, inverse), Vector4.Transform(withY, inverse), Vector4.Transform(withZ, inverse));
    }

    /// <summary>A metric displacement (not a place) in pixels.</summary>
    public Vector3 Displacement(Vector3 metric)
    {
        Vector4 direction = new(metric, 0);
        return new(Vector4.Dot(X, direction), Vector4.Dot(Y, direction), Vector4.Dot(Z, direction));
    }

    private static Matrix4x4 Outer(Vector4 p) => new(
        p.X * p.X, p.X * p.Y, p.X * p.Z, p.X * p.W,
        p.Y * p.X, p.Y * p.Y, p.Y * p.Z, p.Y * p.W,
        p.Z * p.X, p.Z * p.Y, p.Z * p.Z, p.Z * p.W,
        p.W * p.X, p.W * p.Y, p.W * p.Z, p.W * p.W);
}
