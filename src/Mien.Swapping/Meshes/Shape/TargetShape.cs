using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Swapping.Meshes.Steadiness;

namespace Mien.Swapping.Meshes.Shape;

/// <summary>The target's mesh with the source's proportions, along a track. Proportions are a person's and do not change from frame to frame: what
/// the two differ in is averaged, while the expression stays each frame's own.</summary>
/// <param name="sourceShape">Pose-free points of the source, canonical cm, [468].</param>
internal sealed class TargetShape(Vector3[] sourceShape, MeshSwapContext context)
{
    private static readonly Steadying s_shift = new(Seconds: 1);

    /// <summary>Shapes are compared this often.</summary>
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(0.1);

    private Vector3[] _shape = [];
    private Vector3[] _shifts = [];
    private TimeSpan _time;

    /// <param name="points">The target's points in px of its region, [478].</param>
    /// <param name="mesh">The same in px of the frame.</param>
    /// <param name="share">0 keeps the target's proportions, 1 takes all that <see cref="ShapeTransfer"/> allows.</param>
    /// <returns>Points in px of the region, [478]; irises move with their eyes.</returns>
    public Vector3[] Moved(Vector3[] points, FaceMesh mesh, Size frame, TimeSpan time, float share)
    {
        Vector3[] moved = (Vector3[])points.Clone();
        if (share <= 0)
        {
            return moved;
        }

        if (_shape.Length == 0 || time - _time >= s_interval)
        {
            Compare(mesh, frame, time);
        }

        MetricToImage metricToImage = MetricToImage.Fit(_shape, points.AsSpan(0, _shape.Length));
        for (int i = 0; i < _shifts.Length; i++)
        {
            moved[i] += share * metricToImage.Displacement(_shifts[i]);
        }

        MoveIris(moved, points, MeshTopology.LeftIris, ShapeControls.LeftEyeCorners);
        MoveIris(moved, points, MeshTopology.RightIris, ShapeControls.RightEyeCorners);
        return moved;
    }

    private void Compare(FaceMesh mesh, Size frame, TimeSpan time)
    {
        Vector3[] shape = HeadPose.Of(mesh, frame, context.Canonical).Shape[..MeshTopology.FacePointCount].ToArray();
        Vector3[] shifts = context.Shape.Shifts(sourceShape, shape);
        float taken = _shape.Length == 0 ? 1 : s_shift.Share((float)(time - _time).TotalSeconds, 0);
        for (int i = 0; i < _shifts.Length; i++)
        {
            shifts[i] = Vector3.Lerp(_shifts[i], shifts[i], taken);
        }

        _shape = shape;
        _shifts = shifts;
        _time = time;
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
