using System.Numerics;

namespace Mien.Faces.Mesh;

/// <summary>Puts the outputs of the mesh networks together to one list of points. Source:
/// LandmarksRefinementCalculator.</summary>
internal static class MeshAssembly
{
    private const int IrisPoints = 5;

    /// <summary>Points of an eye's list that are its opening; an iris lies as deep as they do on average.</summary>
    private const int OpeningPoints = 16;

    /// <param name="mesh">[468,3], in pixels of the network's input from its corner.</param>
    public static Vector3[] Points(ReadOnlySpan<float> mesh)
    {
        Vector3[] points = new Vector3[MeshTopology.FacePointCount];
        Read(mesh, points);
        return points;
    }

    /// <param name="mesh">[468,3], in pixels of the network's input from its corner.</param>
    /// <param name="lips">[80,2], the same unit, as all the others.</param>
    /// <param name="leftEye">[71,2].</param>
    /// <param name="rightEye">[71,2].</param>
    /// <param name="leftIris">[5,2].</param>
    /// <param name="rightIris">[5,2].</param>
    public static Vector3[] Points(ReadOnlySpan<float> mesh, ReadOnlySpan<float> lips, ReadOnlySpan<float> leftEye, ReadOnlySpan<float> rightEye,
        ReadOnlySpan<float> leftIris, ReadOnlySpan<float> rightIris)
    {
        Vector3[] points = new Vector3[MeshTopology.PointCount];
        Read(mesh, points);
        Refine(points, MeshTopology.Lips, lips);
        Refine(points, MeshTopology.LeftEye, leftEye);
        Refine(points, MeshTopology.RightEye, rightEye);
        AddIris(points, MeshTopology.LeftIris, leftIris, MeshTopology.LeftEye[..OpeningPoints]);
        AddIris(points, MeshTopology.RightIris, rightIris, MeshTopology.RightEye[..OpeningPoints]);
        return points;
    }

    private static void Read(ReadOnlySpan<float> mesh, Span<Vector3> points)
    {
        for (int i = 0; i < MeshTopology.FacePointCount; i++)
        {
            points[i] = new(mesh.Slice(i * 3, 3));
        }
    }

    /// <summary>x and y come from the region's own look; depth stays the mesh's.</summary>
    private static void Refine(Span<Vector3> points, ReadOnlySpan<int> numbers, ReadOnlySpan<float> refined)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            points[numbers[i]] = new(refined[i * 2], refined[(i * 2) + 1], points[numbers[i]].Z);
        }
    }

    private static void AddIris(Span<Vector3> points, ReadOnlySpan<int> numbers, ReadOnlySpan<float> iris, ReadOnlySpan<int> opening)
    {
        float depth = 0;
        foreach (int point in opening)
        {
            depth += points[point].Z / opening.Length;
        }

        for (int i = 0; i < IrisPoints; i++)
        {
            points[numbers[i]] = new(iris[i * 2], iris[(i * 2) + 1], depth);
        }
    }
}
