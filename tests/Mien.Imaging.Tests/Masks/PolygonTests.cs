using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Testing;
using Xunit;

namespace Mien.Imaging.Tests.Masks;

public sealed class PolygonTests
{
    [Fact]
    public void Fill_RandomOutlines_EqualsManyPointsPerPixel()
    {
        Random random = new(7);
        for (int trial = 0; trial < 20; trial++)
        {
            Vector2[] outline = [.. Enumerable.Range(0, 3 + trial % 6)
                .Select(_ => new Vector2((random.NextSingle() * 50) - 10, (random.NextSingle() * 40) - 10))];
            PlaneAssert.Close(Slow(outline, new(31, 23)), Polygon.Fill(outline, new(31, 23)), 0.1f);
        }
    }

    [Fact]
    public void Fill_WholePixels_IsExact()
    {
        Plane mask = Polygon.Fill([new(1.5f, 0.5f), new(4.5f, 0.5f), new(4.5f, 3.5f), new(1.5f, 3.5f)], new(8, 6));
        PlaneAssert.Close(Patterns.Fill(8, 6, (x, y) => x is >= 2 and <= 4 && y is >= 1 and <= 3 ? 1 : 0), mask, 0);
    }

    [Fact]
    public void Fill_HalfCoveredPixels_AreHalf()
    {
        Plane mask = Polygon.Fill([new(0, 0), new(3, 0), new(3, 2), new(0, 2)], new(5, 4));
        Assert.Equal(0.25f, mask[0, 0]);
        Assert.Equal(0.5f, mask[1, 0]);
        Assert.Equal(1, mask[1, 1]);
        Assert.Equal(0, mask[4, 1]);
    }

    [Fact]
    public void Fill_InsideTheOutline_IsExactlyOneAndOutsideExactlyZero()
    {
        Vector2[] circle = [.. Enumerable.Range(0, 97).Select(i => new Vector2(
            50.3f + (40.7f * MathF.Cos(i * MathF.Tau / 97)), 49.1f + (40.7f * MathF.Sin(i * MathF.Tau / 97))))];
        Plane mask = Polygon.Fill(circle, new(100, 100));
        for (int y = 0; y < 100; y++)
        {
            for (int x = 0; x < 100; x++)
            {
                float radius = Vector2.Distance(new(x, y), new(50.3f, 49.1f));
                if (radius is < 39 or > 42)
                {
                    Assert.Equal(radius < 39 ? 1 : 0, mask[x, y]);
                }
            }
        }
    }

    [Fact]
    public void Fill_CrossedTwice_LeavesAHole()
    {
        Vector2[] star = [.. Enumerable.Range(0, 5).Select(i => new Vector2(
            30 + (25 * MathF.Sin(i * 2 * MathF.Tau / 5)), 30 - (25 * MathF.Cos(i * 2 * MathF.Tau / 5))))];
        Plane mask = Polygon.Fill(star, new(60, 60));
        Assert.Equal(0, mask[30, 30]);
        Assert.Equal(1, mask[30, 12]);
    }

    [Fact]
    public void Fill_TooFewPointsOrFarAway_IsEmpty()
    {
        Plane empty = Patterns.Constant(9, 7, 0);
        PlaneAssert.Close(empty, Polygon.Fill([], new(9, 7)), 0);
        PlaneAssert.Close(empty, Polygon.Fill([new(0, 0), new(5, 5)], new(9, 7)), 0);
        PlaneAssert.Close(empty, Polygon.Fill([new(100, 100), new(150, 100), new(120, 150)], new(9, 7)), 0);
        PlaneAssert.Close(empty, Polygon.Fill([new(-100, 0), new(-50, 0), new(-50, 5)], new(9, 7)), 0);
        Assert.Throws<ArgumentException>(() => Polygon.Fill([new(0, 0), new(float.NaN, 1), new(2, 2)], new(9, 7)));
    }

    private static Plane Slow(Vector2[] outline, Size size)
    {
        const int Points = 24;
        return Patterns.Fill(size.Width, size.Height, (x, y) =>
        {
            int inside = 0;
            for (int i = 0; i < Points * Points; i++)
            {
                Vector2 point = new(x - 0.5f + (((i % Points) + 0.5f) / Points), y - 0.5f + (((i / Points) + 0.5f) / Points));
                inside += IsInside(outline, point) ? 1 : 0;
            }

            return inside / (float)(Points * Points);
        });
    }

    private static bool IsInside(Vector2[] outline, Vector2 point)
    {
        bool inside = false;
        for (int i = 0; i < outline.Length; i++)
        {
            Vector2 a = outline[i];
            Vector2 b = outline[(i + 1) % outline.Length];
            if (a.Y > point.Y != b.Y > point.Y && point.X < a.X + ((b.X - a.X) * (point.Y - a.Y) / (b.Y - a.Y)))
            {
                inside = !inside;
            }
        }

        return inside;
    }
}
