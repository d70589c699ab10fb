using System.Numerics;
using Mien.Imaging.Geometry;

namespace Mien.Imaging.Tests.Geometry;

public sealed class TriangleRasterTests
{
    private static readonly Size Small = new(37, 29);

    [Fact]
    public void Rasterise_SquareAnywhere_EachPixelIsHitOnce()
    {
        Random random = new(1);
        for (int round = 0; round < 200; round++)
        {
            Vector2 from = new(random.NextSingle() * 9, random.NextSingle() * 9);
            Vector2 to = from + new Vector2(8 + (random.NextSingle() * 18), 8 + (random.NextSingle() * 10));
            if (round % 4 == 0)
            {
                // Whole and half numbers put edges on pixel centres.
                from = new(MathF.Round(from.X * 2) / 2, MathF.Round(from.Y * 2) / 2);
                to = new(MathF.Round(to.X), MathF.Round(to.Y));
            }

            int columns = 1 + random.Next(5);
            int rows = 1 + random.Next(5);
            Vector2[] points = TriangleMesh.Points(columns, rows, from, to, random);
            int[] hits = Hits(points, TriangleMesh.Grid(columns, rows), Small);
            for (int i = 0; i < hits.Length; i++)
            {
                int x = i % Small.Width;
                int y = i / Small.Width;
                bool inside = x >= from.X && x < to.X && y >= from.Y && y < to.Y;
                Assert.True(hits[i] == (inside ? 1 : 0), $"Round {round}: pixel ({x}, {y}) is hit {hits[i]} times.");
            }
        }
    }

    [Fact]
    public void Rasterise_FanAroundPixelCentre_CentreIsHitOnce()
    {
        Random random = new(2);
        for (int round = 0; round < 200; round++)
        {
            int spokes = 3 + random.Next(9);
            Vector2[] points = new Vector2[spokes + 1];
            points[0] = new(15, 12);
            for (int i = 0; i < spokes; i++)
            {
                float angle = MathF.Tau * (i + (0.5f * random.NextSingle())) / spokes;
                points[i + 1] = points[0] + ((3 + (7 * random.NextSingle())) * new Vector2(MathF.Cos(angle), MathF.Sin(angle)));
            }

            ushort[] triangles = [.. Enumerable.Range(0, spokes)
                .SelectMany(i => new[] { (ushort)0, (ushort)(i + 1), (ushort)(((i + 1) % spokes) + 1) })];
            int[] hits = Hits(points, triangles, Small);
            Assert.Equal(1, hits[(12 * Small.Width) + 15]);
            Assert.Equal(1, hits.Max());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Rasterise_TrianglesAcrossEachOther_EqualsSlowRaster(int workers)
    {
        Random random = new(3);
        for (int round = 0; round < 40; round++)
        {
            Size size = new(1 + random.Next(40), 1 + random.Next(40));
            Vector2[] vertices = [.. Enumerable.Range(0, 18).Select(_ =>
                new Vector2((random.NextSingle() * 60) - 10, (random.NextSingle() * 60) - 10))];
            float[] depths = [.. vertices.Select(_ => random.NextSingle())];
            ushort[] triangles = [.. Enumerable.Range(0, 30).Select(_ => (ushort)random.Next(18))];
            for (int i = 0; i < triangles.Length; i += 3)
            {
                triangles[i + 1] = (ushort)((triangles[i] + 1 + random.Next(8)) % 18);
                triangles[i + 2] = (ushort)((triangles[i] + 9 + random.Next(8)) % 18);
            }

            TriangleRaster raster = TriangleRaster.Rasterise(vertices, depths, triangles, size, workers);
            for (int i = 0; i < raster.Triangle.Length; i++)
            {
                int x = i % size.Width;
                int y = i / size.Width;
                if (SlowRaster.DistanceToEdges(x, y, vertices, triangles) < 1e-4)
                {
                    continue;
                }

                (int triangle, double first, double second) = SlowRaster.At(x, y, vertices, depths, triangles);
                Assert.Equal(triangle, raster.Triangle[i]);
                Assert.Equal(first, raster.First[i], 2e-5);
                Assert.Equal(second, raster.Second[i], 2e-5);
            }
        }
    }

    [Fact]
    public void Rasterise_WithoutDepths_FirstTriangleIsSeen()
    {
        Vector2[] vertices = [new(-50, -50), new(90, -50), new(-50, 90)];
        Assert.All(Draw([0, 1, 2, 2, 1, 0]).Triangle, triangle => Assert.Equal(0, triangle));

        TriangleRaster Draw(ushort[] triangles) => TriangleRaster.Rasterise(vertices, [], triangles, new(9, 9));
    }

    [Fact]
    public void Rasterise_NearerTriangleLater_HidesTheFirst()
    {
        Vector2[] vertices = [new(-50, -50), new(90, -50), new(-50, 90), new(-50, -50), new(90, -50), new(-50, 90)];
        TriangleRaster raster = TriangleRaster.Rasterise(vertices, [2, 2, 2, -1, -1, -1], [0, 1, 2, 3, 5, 4], new(9, 9));
        Assert.All(raster.Triangle, triangle => Assert.Equal(1, triangle));
    }

    [Fact]
    public void Rasterise_NothingToDraw_EveryPixelIsEmpty()
    {
        Vector2[] vertices = [new(1, 1), new(5, 5), new(8, 8), new(float.NaN, 2), new(float.PositiveInfinity, 7), new(2, 7)];
        TriangleRaster raster = TriangleRaster.Rasterise(vertices, [], [0, 1, 2, 0, 3, 5, 0, 4, 5, 1, 1, 5], new(9, 9));
        Assert.All(raster.Triangle, triangle => Assert.Equal(-1, triangle));
        Assert.All(raster.First, weight => Assert.Equal(0, weight));
        Assert.All(raster.Second, weight => Assert.Equal(0, weight));
    }

    [Fact]
    public void Rasterise_FarOutside_FillsWhatIsInside()
    {
        Vector2[] vertices = [new(-1e7f, -1e7f), new(3e7f, -1e7f), new(-1e7f, 3e7f)];
        Assert.All(TriangleRaster.Rasterise(vertices, [], [0, 1, 2], new(20, 9)).Triangle, triangle => Assert.Equal(0, triangle));
    }

    [Fact]
    public void Rasterise_WrongNumbers_IsRefused()
    {
        Vector2[] vertices = [new(0, 0), new(5, 0), new(0, 5)];
        Assert.Throws<ArgumentException>(() => TriangleRaster.Rasterise(vertices, [1, 2], [0, 1, 2], Small));
        Assert.Throws<ArgumentException>(() => TriangleRaster.Rasterise(vertices, [], [0, 1], Small));
        Assert.Throws<ArgumentException>(() => TriangleRaster.Rasterise(vertices, [], [0, 1, 3], Small));
        Assert.Throws<ArgumentOutOfRangeException>(() => TriangleRaster.Rasterise(vertices, [], [0, 1, 2], new(0, 4)));
    }

    /// <summary>How many of the triangles, each drawn alone, cover each pixel.</summary>
    private static int[] Hits(Vector2[] points, ushort[] triangles, Size size)
    {
        int[] hits = new int[size.Width * size.Height];
        for (int i = 0; i < triangles.Length; i += 3)
        {
            TriangleRaster raster = TriangleRaster.Rasterise(points, [], triangles.AsSpan(i, 3), size);
            for (int pixel = 0; pixel < hits.Length; pixel++)
            {
                hits[pixel] += raster.Triangle[pixel] + 1;
            }
        }

        return hits;
    }
}
