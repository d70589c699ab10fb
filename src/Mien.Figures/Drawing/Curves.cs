using System.Numerics;

namespace Mien.Figures.Drawing;

/// <summary>Curves as points that lie close enough for letters of any size that is read. The point where a curve begins is not among
/// them.</summary>
internal static class Curves
{
    private const int Steps = 10;

    /// <param name="corner">Of the rectangle in which the quarter lies; the curve turns towards it.</param>
    public static IEnumerable<Vector2> QuarterEllipse(Vector2 from, Vector2 corner, Vector2 to)
    {
        Vector2 centre = from + to - corner;
        for (int i = 1; i < Steps; i++)
        {
            (float sine, float cosine) = MathF.SinCos(i * MathF.PI / (2 * Steps));
            yield return centre + (cosine * (from - centre)) + (sine * (to - centre));
        }

        yield return to;
    }

    public static IEnumerable<Vector2> Quadratic(Vector2 from, Vector2 towards, Vector2 to)
    {
        for (int i = 1; i < Steps; i++)
        {
            float share = i / (float)Steps;
            yield return Vector2.Lerp(Vector2.Lerp(from, towards, share), Vector2.Lerp(towards, to, share), share);
        }

        yield return to;
    }
}
