using System.Numerics;
using Mien.Faces.Mesh;

namespace Mien.Swapping.Meshes.Shape;

/// <summary>Moves a target's proportions (where eyes, nose and mouth sit, how wide and long they are) toward a source's, while the
/// target keeps its outline and its expression.</summary>
/// <remarks>Both shapes are pose-free, in the canonical face's centimetres. Stable groups get the difference of the two shapes (an
/// eye and the mouth as one piece, the nose point by point), the outline gets none, all other points follow harmonically.</remarks>
internal sealed class ShapeTransfer
{
    /// <summary>No point moves further; beyond it skin tears look worse than a lost proportion.</summary>
    private const float MaximumShiftCm = 0.7f;

    /// <summary>Brows carry expression as well as shape: not all of their difference is taken.</summary>
    private const float BrowShare = 0.75f;

    private const int RelaxationSweeps = 120;

    private readonly int[][] _neighbours;
    private readonly bool[] _isOutline;

    public ShapeTransfer(CanonicalFace canonical)
    {
        int count = canonical.Vertices.Length;
        _neighbours = NeighboursOf(canonical.Triangles, count);
        _isOutline = new bool[count];
        foreach (int point in MeshTopology.FaceOvalLoop)
        {
            _isOutline[point] = true;
        }
    }

    /// <param name="source">Pose-free points of the source, canonical cm, [468].</param>
    /// <param name="target">Pose-free points of the target, canonical cm, [468].</param>
    /// <returns>What to add to each target point, canonical cm, [468]; zero on the outline.</returns>
    public Vector3[] Shifts(ReadOnlySpan<Vector3> source, ReadOnlySpan<Vector3> target)
    {
        Vector3[] shifts = new Vector3[target.Length];
        bool[] isHeld = (bool[])_isOutline.Clone();
        MoveEye(ShapeControls.LeftEye, ShapeControls.LeftEyeCorners, source, target, shifts, isHeld);
        MoveEye(ShapeControls.RightEye, ShapeControls.RightEyeCorners, source, target, shifts, isHeld);
        MovePiece(ShapeControls.Mouth, MeanShift(ShapeControls.MouthAnchors, source, target), shifts, isHeld);
        MovePiece(ShapeControls.LeftBrow, BrowShare * MeanShift(ShapeControls.LeftBrow, source, target), shifts, isHeld);
        MovePiece(ShapeControls.RightBrow, BrowShare * MeanShift(ShapeControls.RightBrow, source, target), shifts, isHeld);
        foreach (int point in ShapeControls.Nose)
        {
            shifts[point] = Limited(source[point] - target[point]);
            isHeld[point] = true;
        }

        Relax(shifts, isHeld);
        return shifts;
    }

    private static void MoveEye(
        int[] points, int[] corners, ReadOnlySpan<Vector3> source, ReadOnlySpan<Vector3> target, Vector3[] shifts, bool[] isHeld)
    {
        Vector3 shift = MeanShift(corners, source, target);
        Vector3 centre = (target[corners[0]] + target[corners[1]]) / 2;
        float sourceWidth = Vector3.Distance(source[corners[0]], source[corners[1]]);
        float targetWidth = Vector3.Distance(target[corners[0]], target[corners[1]]);
        float scale = Math.Clamp(sourceWidth / Math.Max(targetWidth, 1e-3f), 0.85f, 1.18f);
        foreach (int point in points)
        {
            shifts[point] = Limited(shift + ((scale - 1) * (target[point] - centre)));
            isHeld[point] = true;
        }
    }

    private static void MovePiece(int[] points, Vector3 shift, Vector3[] shifts, bool[] isHeld)
    {
        foreach (int point in points)
        {
            shifts[point] = Limited(shift);
            isHeld[point] = true;
        }
    }

    private static Vector3 MeanShift(int[] points, ReadOnlySpan<Vector3> source, ReadOnlySpan<Vector3> target)
    {
        Vector3 sum = Vector3.Zero;
        foreach (int point in points)
        {
            sum += source[point] - target[point];
        }

        return sum / points.Length;
    }

    private static Vector3 Limited(Vector3 shift)
    {
        float length = shift.Length();
        return length > MaximumShiftCm ? shift * (MaximumShiftCm / length) : shift;
    }

    /// <summary>Gauss–Seidel on the mesh's graph Laplacian: free points become the mean of their neighbours.</summary>
    private void Relax(Vector3[] shifts, bool[] isHeld)
    {
        for (int sweep = 0; sweep < RelaxationSweeps; sweep++)
        {
            for (int point = 0; point < shifts.Length; point++)
            {
                if (isHeld[point])
                {
                    continue;
                }

                Vector3 sum = Vector3.Zero;
                foreach (int neighbour in _neighbours[point])
                {
                    sum += shifts[neighbour];
                }

                shifts[point] = sum / _neighbours[point].Length;
            }
        }
    }

    private static int[][] NeighboursOf(ReadOnlySpan<ushort> triangles, int count)
    {
        HashSet<int>[] neighbours = [.. Enumerable.Range(0, count).Select(_ => new HashSet<int>())];
        for (int i = 0; i < triangles.Length; i += 3)
        {
            for (int k = 0; k < 3; k++)
            {
                int a = triangles[i + k];
                int b = triangles[i + ((k + 1) % 3)];
                neighbours[a].Add(b);
                neighbours[b].Add(a);
            }
        }

        return [.. neighbours.Select(set => set.Order().ToArray())];
    }
}
