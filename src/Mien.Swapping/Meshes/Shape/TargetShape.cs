using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Swapping.Meshes.Render;

namespace Mien.Swapping.Meshes.Shape;

/// <summary>The target's mesh with the source's proportions.</summary>
internal static class TargetShape
{
    /// <param name="sourceShape">Pose-free points of the source, canonical cm, [468].</param>
    /// <param name="share">0 keeps the target's proportions, 1 takes all that <see cref="ShapeTransfer"/> allows.</param>
    /// <returns>Points in px of the face's region, [478]; irises move with their eyes.</returns>
    public static Vector3[] Moved(TargetFace face, ReadOnlySpan<Vector3> sourceShape, float share, ShapeTransfer transfer)
    {
        Vector3[] moved = (Vector3[])face.Points.Clone();
        if (share <= 0)
        {
            return moved;
        }

        Vector3[] shifts = transfer.Shifts(sourceShape, face.Shape);
        MetricToImage metricToImage = MetricToImage.Fit(face.Shape, face.Points.AsSpan(0, face.Shape.Length));
        for (int i = 0; i < shifts.Length; i++)
        {
            moved[i] += share * metricToImage.Displacement(shifts[i]);
        }

        MoveIris(moved, face.Points, MeshTopology.LeftIris, ShapeControls.LeftEyeCorners);
        MoveIris(moved, face.Points, MeshTopology.RightIris, ShapeControls.RightEyeCorners);
        return moved;
    }

    private static void MoveIris(Vector3[] moved, Vector3[] points, ReadOnlySpan<int> iris, int[] corners)
    {
        Vector3 shift = (moved[corners[0]] - points[corners[0]] + moved[corners[1]] - points[corners[1]]) / 2;
        foreach (int point in iris)
        {
            moved[point] += shift;
        }
    }
}
