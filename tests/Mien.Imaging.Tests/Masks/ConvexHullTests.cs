using System.Numerics;
using Mien.Imaging.Masks;
using Xunit;

namespace Mien.Imaging.Tests.Masks;

public sealed class ConvexHullTests
{
    [Fact]
    public void Of_RandomPoints_IsConvexAndHoldsThemAll()
    {
        Random random = new(3);
        for (int trial = 0; trial < 50; trial++)
        {
            Vector2[] points = [.. Enumerable.Range(0, 3 + trial).Select(_ => new Vector2(random.Next(0, 20), random.Next(0, 20)))];
            Vector2[] hull = ConvexHull.Of(points);
            for (int i = 0; i < hull.Length && hull.Length > 2; i++)
            {
                Vector2 a = hull[i];
                Vector2 b = hull[(i + 1) % hull.Length];
                Assert.Contains(a, points);
                Assert.All(points, point => Assert.True(Turn(a, b, point) >= 0));
                Assert.True(Turn(a, b, hull[(i + 2) % hull.Length]) > 0);
            }
        }
    }

    [Fact]
    public void Of_SquareWithMorePoints_IsItsCornersClockwise() =>
        Assert.Equal(
            [new(0, 0), new(4, 0), new(4, 4), new(0, 4)],
            ConvexHull.Of([new(4, 4), new(2, 0), new(0, 0), new(2, 2), new(4, 0), new(0, 4), new(0, 2), new(4, 4)]));

    [Fact]
    public void Of_DegeneratePoints_GivesEnds()
    {
        Assert.Empty(ConvexHull.Of([]));
        Assert.Equal([new(1, 2)], ConvexHull.Of([new(1, 2), new(1, 2), new(1, 2)]));
        Assert.Equal([new(0, 0), new(3, 3)], ConvexHull.Of([new(1, 1), new(3, 3), new(0, 0), new(2, 2)]));
    }

    private static float Turn(Vector2 a, Vector2 b, Vector2 c) => ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
}
