using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Meshes.Shape;

/// <summary>The target's mesh with the source's form, along a track. A form is a person's and does not change from frame to frame: the target's is averaged over all
/// frames so far, while the expression stays each frame's own.</summary>
/// <param name="sourceShape">Pose-free points of the source, canonical cm, [468].</param>
internal sealed class TargetShape(Vector3[] sourceShape, MeshSwapContext context)
{
    /// <summary>Who is on a track does not change; but a track's first frames may be poor ones.</summary>
    private static readonly Steadying s_person = new(Seconds: 8);

    /// <summary>Shapes are looked at this often.</summary>
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(0.1);

    private readonly Lazy<Vector3[]> _source = new(() => context.Persons.Of(sourceShape));
    private Vector3[] _shape = [];
    private Vector3[] _person = [];
    private Vector3[] _shifts = [];
    private float _closed;
    private TimeSpan _time;
    private int _looks;

    /// <param name="points">The target's points in px of its region, [478].</param>
    /// <param name="mesh">The same in px of the frame.</param>
    /// <param name="share">0 keeps the target's form, 1 takes all that <see cref="ShapeTransfer"/> allows.</param>
    /// <returns>Points in px of the region, [478]; irises move with their lids.</returns>
    public Vector3[] Moved(Vector3[] points, FaceMesh mesh, Size frame, TimeSpan time, float share)
    {
        Vector3[] moved = (Vector3[])points.Clone();
        if (share <= 0)
        {
            return moved;
        }

        if (_looks == 0 || time - _time >= s_interval)
        {
            Look(mesh, frame, time);
        }

        MetricToImage metricToImage = MetricToImage.Fit(_shape, points.AsSpan(0, _shape.Length));
        for (int i = 0; i < _shifts.Length; i++)
        {
            moved[i] += share * metricToImage.Displacement(_shifts[i]);
        }

        MoveIris(moved, points, MeshTopology.LeftIris, MeshTopology.LeftEyeLoop);
        MoveIris(moved, points, MeshTopology.RightIris, MeshTopology.RightEyeLoop);
        return moved;
    }

    private void Look(FaceMesh mesh, Size frame, TimeSpan time)
    {
        _shape = HeadPose.Of(mesh, frame, context.Canonical).Shape[..MeshTopology.FacePointCount].ToArray();
        Vector3[] person = context.Persons.Of(_shape);
        float taken = _looks == 0 ? 1 : Math.Max(1f / (_looks + 1), s_person.Share((float)(time - _time).TotalSeconds, 0));
        for (int i = 0; i < _person.Length; i++)
        {
            person[i] = Vector3.Lerp(_person[i], person[i], taken);
        }

        _person = person;
        _closed = _looks == 0 ? ShapeTransfer.ClosedShare(_shape) : float.Lerp(_closed, ShapeTransfer.ClosedShare(_shape), taken);
        _shifts = context.Shape.Shifts(_source.Value, person, _shape, ShapeTransfer.ClosedShare(sourceShape) * _closed);
        _time = time;
        _looks++;
    }

    /// <summary>As the lids around it do, the nearer ones more: where it looks between them stays the same.</summary>
    private static void MoveIris(Vector3[] moved, Vector3[] points, ReadOnlySpan<int> iris, ReadOnlySpan<int> lids)
    {
        Vector3 sum = Vector3.Zero;
        float weights = 0;
        foreach (int lid in lids)
        {
            float weight = 1 / (1 + Vector2.DistanceSquared(MeshPoints.Flat(points[lid]), MeshPoints.Flat(points[iris[0]])));
            sum += weight * (moved[lid] - points[lid]);
            weights += weight;
        }

        foreach (int point in iris)
        {
            moved[point] += sum / weights;
        }
    }
}
