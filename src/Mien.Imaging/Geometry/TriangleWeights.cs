using System.Numerics;

namespace Mien.Imaging.Geometry;

/// <summary>The barycentric weights of a triangle's first two vertices as functions of the place.</summary>
internal readonly struct TriangleWeights
{
    private readonly Vector2 _first;
    private readonly Vector2 _second;
    private readonly Vector2 _third;
    private readonly double _perArea;

    public TriangleWeights(Vector2 first, Vector2 second, Vector2 third)
    {
        _first = first;
        _second = second;
        _third = third;
        _perArea = 1 / Cross(first, second, third.X, third.Y);
    }

    /// <summary>True without area or with a vertex that is not finite.</summary>
    public bool IsEmpty => !double.IsFinite(_perArea) || _perArea == 0;

    /// <summary>The weights from pixel (x, y) on along its row. In double: the terms of thin triangles cancel.</summary>
    public RowWeights RowFrom(int x, int y) => new(
        (float)(Cross(_second, _third, x, y) * _perArea),
        (float)(((double)_second.Y - _third.Y) * _perArea),
        (float)(Cross(_third, _first, x, y) * _perArea),
        (float)(((double)_third.Y - _first.Y) * _perArea));

    /// <summary>Twice the signed area of the triangle of two points and (x, y).</summary>
    private static double Cross(Vector2 from, Vector2 to, double x, double y) =>
        ((from.X - x) * (to.Y - y)) - ((from.Y - y) * (to.X - x));
}
