using System.Numerics;
using Mien.Faces.Mesh;

namespace Mien.Swapping.Meshes.Shape;

/// <summary>From the forms of two people to how each point of the target moves: all of it takes the source's form, point by point, while openings keep their height, the outline
/// holds still and no part of the skin folds.</summary>
/// <remarks>All in the canonical face's centimetres, without pose. Lips and lids get what is wanted; other points a mean of that and of what their neighbours get, toward the
/// outline ever more the latter.</remarks>
internal sealed class ShapeTransfer
{
    /// <summary>No point is wanted further away; beyond it skin tears look worse than a lost proportion.</summary>
    private const float MaximumShiftCm = 1;

    private const int RelaxationSweeps = 60;

    /// <summary>A triangle that shrinks below this share of its area in front view is nearly a fold.</summary>
    private const float LeastArea = 0.25f;

    /// <summary>Smaller triangles stand edge on and say nothing of folds, cm².</summary>
    private const float LeastAreaCm2 = 0.01f;

    private const int MostEasings = 6;
    private const float Easing = 0.8f;

    /// <summary>How much what is wanted counts beside the neighbours, by the number of edges to the outline.</summary>
    private static readonly float[] s_weights = [0, 0.02f, 0.2f, 1];

    private readonly CanonicalFace _canonical;
    private readonly int[][] _neighbours;
    private readonly float[] _weights;
    private readonly bool[] _isHeld;

    public ShapeTransfer(CanonicalFace canonical)
    {
        _canonical = canonical;
        int count = canonical.Vertices.Length;
        _neighbours = NeighboursOf(canonical.Triangles, count);
        int[] steps = StepsFromOutline();
        _weights = Array.ConvertAll(steps, step => s_weights[step]);
        _isHeld = Array.ConvertAll(steps, step => step == 0);
        foreach (int point in FacingPoints.Whole)
        {
            _isHeld[point] = true;
        }
    }

    /// <param name="source">By how much the source differs from the average face, cm, [468] (<see cref="PersonShape"/>).</param>
    /// <param name="target">The same of the target.</param>
    /// <param name="shape">The target's pose-free points, canonical cm, [468].</param>
    /// <returns>What to add to each target point, canonical cm, [468]; zero on the outline.</returns>
    public Vector3[] Shifts(ReadOnlySpan<Vector3> source, ReadOnlySpan<Vector3> target, ReadOnlySpan<Vector3> shape)
    {
        Vector3[] wanted = new Vector3[shape.Length];
        for (int point = 0; point < wanted.Length; point++)
        {
            wanted[point] = _weights[point] > 0 ? Limited(source[point] - target[point]) : default;
        }

        foreach (FacingPoints facing in FacingPoints.All)
        {
            facing.KeepApartInPlace(wanted);
        }

        Vector3[] shifts = Relaxed(wanted);
        for (int easing = 0; easing < MostEasings && Folds(shape, shifts); easing++)
        {
            for (int point = 0; point < shifts.Length; point++)
            {
                shifts[point] *= Easing;
            }
        }

        return shifts;
    }

    private static Vector3 Limited(Vector3 shift)
    {
        float length = shift.Length();
        return length > MaximumShiftCm ? shift * (MaximumShiftCm / length) : shift;
    }

    /// <summary>Gauss–Seidel on the mesh's graph Laplacian, drawn toward what is wanted.</summary>
    private Vector3[] Relaxed(Vector3[] wanted)
    {
        Vector3[] shifts = (Vector3[])wanted.Clone();
        for (int sweep = 0; sweep < RelaxationSweeps; sweep++)
        {
            for (int point = 0; point < shifts.Length; point++)
            {
                if (_isHeld[point])
                {
                    continue;
                }

                Vector3 sum = Vector3.Zero;
                foreach (int neighbour in _neighbours[point])
                {
                    sum += shifts[neighbour];
                }

                shifts[point] = ((sum / _neighbours[point].Length) + (_weights[point] * wanted[point])) / (1 + _weights[point]);
            }
        }

        return shifts;
    }

    private bool Folds(ReadOnlySpan<Vector3> shape, Vector3[] shifts)
    {
        ReadOnlySpan<ushort> triangles = _canonical.OpenTriangles;
        for (int i = 0; i < triangles.Length; i += 3)
        {
            (int a, int b, int c) = (triangles[i], triangles[i + 1], triangles[i + 2]);
            float before = Area(shape[a], shape[b], shape[c]);
            float after = Area(shape[a] + shifts[a], shape[b] + shifts[b], shape[c] + shifts[c]);
            if (Math.Abs(before) > LeastAreaCm2 && after * Math.Sign(before) < LeastArea * Math.Abs(before))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Twice a triangle's area in front view; its sign is the sense of rotation.</summary>
    private static float Area(Vector3 a, Vector3 b, Vector3 c) => ((b.X - a.X) * (c.Y - a.Y)) - ((c.X - a.X) * (b.Y - a.Y));

    /// <summary>Edges between each point and the outline; more than the weights name are the last of them.</summary>
    private int[] StepsFromOutline()
    {
        int[] steps = new int[_neighbours.Length];
        Array.Fill(steps, s_weights.Length - 1);
        foreach (int point in MeshTopology.FaceOvalLoop)
        {
            steps[point] = 0;
        }

        for (int step = 1; step < s_weights.Length - 1; step++)
        {
            for (int point = 0; point < steps.Length; point++)
            {
                if (steps[point] > step && _neighbours[point].Any(neighbour => steps[neighbour] == step - 1))
                {
                    steps[point] = step;
                }
            }
        }

        return steps;
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
