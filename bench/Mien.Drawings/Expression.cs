using System.Numerics;
using Mien.Faces.Mesh;

namespace Mien.Drawings;

/// <summary>Closes the lips of the canonical face, which stand a little apart, or opens them in a smile.</summary>
internal static class Expression
{
    /// <summary>Where the lips meet at the mouth's corners, in the canonical face's centimetres.</summary>
    private const float CornerX = 2.46f, CornerY = -4.3f;

    private const int PointsPerRing = 20;
    private const int LowerContour = 11;

    /// <param name="face">The canonical face's points.</param>
    /// <returns>As many points, moved.</returns>
    public static Vector3[] Calm(IReadOnlyList<Vector3> face)
    {
        // How far each of MeshTopology's rings of lips goes along: outer edge, inner edge, next to the outer, next to the inner.
        float[] shares = [0, 1, 0.3f, 0.65f];
        Vector3[] closed = [.. face];
        int[][] rings = [.. MeshTopology.Lips.ToArray().Chunk(PointsPerRing)];
        for (int i = 1; i < LowerContour - 1; i++)
        {
            (Vector3 lower, Vector3 upper) = (face[rings[1][i]], face[rings[1][i + LowerContour - 1]]);
            Vector3 half = (upper - lower) * 0.48f;
            for (int ring = 0; ring < rings.Length; ring++)
            {
                closed[rings[ring][i]] += half * shares[ring];
                closed[rings[ring][i + LowerContour - 1]] -= half * shares[ring];
            }
        }

        return closed;
    }

    /// <inheritdoc cref="Calm"/>
    public static Vector3[] Smile(IReadOnlyList<Vector3> face)
    {
        HashSet<int> lowerLip = [.. MeshTopology.Lips.ToArray().Chunk(PointsPerRing).SelectMany(ring => ring[1..(LowerContour - 1)])];
        return [.. Calm(face).Select((point, i) => point + Cheeks(point) + Lips(point, lowerLip.Contains(i)))];
    }

    /// <summary>Corners of the mouth go out and up, and the cheeks with them.</summary>
    private static Vector3 Cheeks(Vector3 point)
    {
        float side = Math.Clamp(point.X / CornerX, -1, 1);
        float corner = Bump(point, CornerX, CornerY, 2.3f);
        float cheek = Bump(point, 4.2f, -1.5f, 2.8f);
        return new(side * ((0.75f * corner) + (0.1f * cheek)), (0.7f * corner) + (0.4f * cheek), (-0.35f * corner) + (0.45f * cheek));
    }

    /// <summary>The lower lip goes down, and less so the jaw; the upper lip goes up a little.</summary>
    private static Vector3 Lips(Vector3 point, bool isLowerLip)
    {
        float arch = Math.Max(0, 1 - (point.X * point.X / (CornerX * CornerX)));
        if (isLowerLip)
        {
            return new(0, -0.8f * MathF.Pow(arch, 0.33f), -0.15f * arch);
        }

        return point.Y < CornerY - 0.8f
            ? new(0, -0.7f * MathF.Exp(-point.X * point.X / 14), 0)
            : new(0, 0.12f * arch * Bump(point, 0, CornerY, 1.8f), 0);
    }

    /// <summary>1 at a place and its mirror image, and near 0 beyond the radius.</summary>
    private static float Bump(Vector3 point, float x, float y, float radius) =>
        MathF.Exp(-2.5f * (new Vector2(MathF.Abs(point.X), point.Y) - new Vector2(x, y)).LengthSquared() / (radius * radius));
}
