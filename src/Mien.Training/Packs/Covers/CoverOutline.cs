using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;

namespace Mien.Training.Packs.Covers;

/// <summary>Outlines that covers are put together from, and places on a face.</summary>
internal static class CoverOutline
{
    /// <summary>A band along a curve (quadratic Bézier), narrower at its end.</summary>
    public static Vector2[] Ribbon(Vector2 from, Vector2 bend, Vector2 to, float halfWidth)
    {
        const int pieces = 12;
        Vector2[] outline = new Vector2[2 * (pieces + 1)];
        for (int i = 0; i <= pieces; i++)
        {
            float t = i / (float)pieces;
            Vector2 place = Vector2.Lerp(Vector2.Lerp(from, bend, t), Vector2.Lerp(bend, to, t), t);
            Vector2 direction = Vector2.Normalize(Vector2.Lerp(bend - from, to - bend, t) + new Vector2(1e-3f));
            Vector2 aside = new Vector2(-direction.Y, direction.X) * halfWidth * (1 - (0.6f * t * t));
            outline[i] = place + aside;
            outline[^(i + 1)] = place - aside;
        }

        return outline;
    }

    public static Vector2[] Bar(Vector2 from, Vector2 to, float halfWidth) => Ribbon(from, (from + to) / 2, to, halfWidth);

    /// <summary>An ellipse whose corners may be filled (a superellipse).</summary>
    /// <param name="across">Half of it.</param>
    /// <param name="down">Half of it.</param>
    /// <param name="square">2 is an ellipse, more comes nearer to a rectangle.</param>
    public static IEnumerable<Vector2> Ellipse(Vector2 centre, Vector2 across, Vector2 down, float square)
    {
        return Enumerable.Range(0, 49).Select(i =>
        {
            (float sine, float cosine) = MathF.SinCos(i * MathF.Tau / 48);
            return centre + (across * Rounded(cosine)) + (down * Rounded(sine));
        });

        float Rounded(float value) => MathF.Sign(value) * MathF.Pow(MathF.Abs(value), 2 / square);
    }

    public static Vector2 Middle(FaceMesh mesh, ReadOnlySpan<int> loop)
    {
        Vector2[] points = mesh.Flat(loop);
        return points.Aggregate(Vector2.Add) / points.Length;
    }

    /// <summary>A place in a box, of which 0 and 1 are the edges.</summary>
    public static Vector2 At(Box box, float across, float down) => new(box.X + (across * box.Width), box.Y + (down * box.Height));
}
