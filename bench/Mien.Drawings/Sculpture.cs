using System.Numerics;

namespace Mien.Drawings;

/// <summary>A surface to be drawn: points in centimetres (x to the right, y up, z toward the viewer) and the triangles between
/// them, counter-clockwise as seen from outside.</summary>
internal sealed record Sculpture(Vector3[] Points, SculptTriangle[] Triangles)
{
    /// <summary>Three point numbers per triangle.</summary>
    public ushort[] Corners { get; } =
        [.. Triangles.SelectMany(triangle => triangle.Corners).Select(corner => checked((ushort)corner))];

    public Sculpture Moved(Func<Vector3, Vector3> move) => this with { Points = [.. Points.Select(move)] };

    /// <summary>One per point, of length 1: the mean of the triangles around, weighted by their areas.</summary>
    public Vector3[] Normals()
    {
        Vector3[] normals = new Vector3[Points.Length];
        foreach (SculptTriangle triangle in Triangles)
        {
            Vector3 start = Points[triangle.First];
            Vector3 normal = Vector3.Cross(Points[triangle.Second] - start, Points[triangle.Third] - start);
            foreach (int corner in triangle.Corners)
            {
                normals[corner] += normal;
            }
        }

        return [.. normals.Select(normal => normal == Vector3.Zero ? Vector3.UnitZ : Vector3.Normalize(normal))];
    }

    /// <summary>Of each point, whether only triangles of such parts meet in it.</summary>
    public bool[] Within(Func<SculptTriangle, bool> part)
    {
        bool[] within = [.. Enumerable.Repeat(true, Points.Length)];
        foreach (SculptTriangle triangle in Triangles.Where(triangle => !part(triangle)))
        {
            foreach (int corner in triangle.Corners)
            {
                within[corner] = false;
            }
        }

        return within;
    }
}
