using System.Numerics;

namespace Mien.Drawings;

/// <summary>Cuts every triangle in four and smooths the surface.</summary>
/// <remarks>Loop 1987, "Smooth subdivision surfaces based on triangles", with Warren's weights; rims, and the edges of eyes
/// and mouth, are smoothed as curves of their own (cubic B-splines).</remarks>
internal static class LoopSubdivision
{
    public static Sculpture Refine(Sculpture coarse)
    {
        Dictionary<(int From, int To), List<SculptTriangle>> sides = SidesOf(coarse);
        List<Vector3> points = [.. SmoothedPoints(coarse, sides)];
        Dictionary<(int From, int To), int> middles = [];
        foreach (((int From, int To) edge, List<SculptTriangle> beside) in sides)
        {
            middles[edge] = points.Count;
            points.Add(MiddleOf(coarse.Points, edge, beside));
        }

        SculptTriangle[] triangles = [.. coarse.Triangles.SelectMany(triangle => Cut(triangle, middles))];
        return new([.. points], triangles);
    }

    private static Dictionary<(int From, int To), List<SculptTriangle>> SidesOf(Sculpture coarse)
    {
        Dictionary<(int From, int To), List<SculptTriangle>> sides = [];
        foreach (SculptTriangle triangle in coarse.Triangles)
        {
            foreach ((int From, int To) edge in triangle.Edges)
            {
                (int From, int To) key = Key(edge.From, edge.To);
                if (!sides.TryGetValue(key, out List<SculptTriangle>? beside))
                {
                    sides[key] = beside = [];
                }

                beside.Add(triangle);
            }
        }

        return sides;
    }

    private static IEnumerable<Vector3> SmoothedPoints(Sculpture coarse, Dictionary<(int From, int To), List<SculptTriangle>> sides)
    {
        List<int>[] neighbours = [.. coarse.Points.Select(_ => new List<int>())];
        List<int>[] alongCrease = [.. coarse.Points.Select(_ => new List<int>())];
        foreach (((int from, int to), List<SculptTriangle> beside) in sides)
        {
            neighbours[from].Add(to);
            neighbours[to].Add(from);
            if (IsCrease(beside))
            {
                alongCrease[from].Add(to);
                alongCrease[to].Add(from);
            }
        }

        for (int i = 0; i < coarse.Points.Length; i++)
        {
            Vector3 point = coarse.Points[i];
            List<int> crease = alongCrease[i];
            int count = neighbours[i].Count;
            yield return crease.Count switch
            {
                0 => Vector3.Lerp(point, Mean(neighbours[i]), count == 3 ? 9f / 16 : 3f / 8),
                2 => Vector3.Lerp(point, Mean(crease), 1f / 4),
                _ => point,
            };
        }

        Vector3 Mean(List<int> around) => around.Aggregate(Vector3.Zero, (sum, point) => sum + coarse.Points[point]) / around.Count;
    }

    private static Vector3 MiddleOf(Vector3[] points, (int From, int To) edge, List<SculptTriangle> beside)
    {
        Vector3 ends = points[edge.From] + points[edge.To];
        if (IsCrease(beside))
        {
            return ends / 2;
        }

        Vector3 corners = beside.Aggregate(
            Vector3.Zero, (sum, triangle) => sum + points[triangle.First] + points[triangle.Second] + points[triangle.Third]);
        return (ends * (3f / 8)) + ((corners - (2 * ends)) / 8);
    }

    private static bool IsCrease(List<SculptTriangle> beside) =>
        beside.Count != 2
        || (beside[0].Part != beside[1].Part && beside.Any(triangle => triangle.Part is SculptPart.Eye or SculptPart.Mouth));

    private static IEnumerable<SculptTriangle> Cut(SculptTriangle whole, Dictionary<(int From, int To), int> middles)
    {
        (int a, int b, int c) = (whole.First, whole.Second, whole.Third);
        (Vector3 placeA, Vector3 placeB, Vector3 placeC) = (whole.FirstPlace, whole.SecondPlace, whole.ThirdPlace);
        (int ab, int bc, int ca) = (middles[Key(a, b)], middles[Key(b, c)], middles[Key(c, a)]);
        (Vector3 placeAb, Vector3 placeBc, Vector3 placeCa) = ((placeA + placeB) / 2, (placeB + placeC) / 2, (placeC + placeA) / 2);
        yield return new(a, ab, ca, whole.Part, placeA, placeAb, placeCa);
        yield return new(ab, b, bc, whole.Part, placeAb, placeB, placeBc);
        yield return new(ca, bc, c, whole.Part, placeCa, placeBc, placeC);
        yield return new(ab, bc, ca, whole.Part, placeAb, placeBc, placeCa);
    }

    private static (int From, int To) Key(int from, int to) => (Math.Min(from, to), Math.Max(from, to));
}
