using System.Numerics;

namespace Mien.Imaging.Geometry;

/// <summary>Where an edge crosses rows. The two triangles of an edge both give it from its upper to its lower end, so they get the
/// same crossing to the last bit, and what one leaves the other takes.</summary>
internal readonly struct TriangleEdge(Vector2 upper, Vector2 lower)
{
    private readonly double _x = upper.X;
    private readonly double _y = upper.Y;
    private readonly double _slope = ((double)lower.X - upper.X) / ((double)lower.Y - upper.Y);

    /// <summary>For rows between the ends only.</summary>
    public double At(int y) => _x + ((y - _y) * _slope);
}
