using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Imaging.Tests.Geometry;
using Mien.Testing;

namespace Mien.Imaging.Tests.Resampling;

public sealed class MeshWarpTests
{
    private const int Columns = 6;
    private const int Rows = 5;
    private static readonly ushort[] Grid = TriangleMesh.Grid(Columns, Rows);

    [Theory]
    [InlineData(MeshFilter.CatmullRom)]
    [InlineData(MeshFilter.Bilinear)]
    public void Render_VerticesWhereTheyAre_IsTheSource(MeshFilter filter)
    {
        Size size = new(201, 173);
        Planes source = Patterns.NoiseColour(size.Width, size.Height, 5);
        TriangleRaster raster = Raster(size, new(-3, -2), new(204, 175), 6);
        Planes output = MeshWarp.Render(new(source), raster, raster.Vertices, filter);
        for (int channel = 0; channel < 3; channel++)
        {
            PlaneAssert.Close(source[channel], output[channel], 2e-4f);
        }
    }

    // Grown, kept, shrunk to between two levels, shrunk past the last level; each partly outside the source.
    [Theory]
    [InlineData(MeshFilter.CatmullRom, 0.4f)]
    [InlineData(MeshFilter.CatmullRom, 1)]
    [InlineData(MeshFilter.CatmullRom, 2.9f)]
    [InlineData(MeshFilter.CatmullRom, 90)]
    [InlineData(MeshFilter.Bilinear, 0.4f)]
    [InlineData(MeshFilter.Bilinear, 1)]
    [InlineData(MeshFilter.Bilinear, 2.9f)]
    [InlineData(MeshFilter.Bilinear, 90)]
    public void Render_AnyScale_EqualsSlowWarp(MeshFilter filter, float scale)
    {
        MipPyramid source = new(Patterns.NoiseColour(93, 71, 7));
        TriangleRaster raster = Raster(new(88, 66), new(9.3f, 4.1f), new(80.2f, 60.7f), 8);
        Vector2[] places = TriangleMesh.Points(Columns, Rows, new(-9, -7), new(100 * scale, 75 * scale), new(9));
        Planes output = MeshWarp.Render(source, raster, places, filter);
        Planes shared = MeshWarp.Render(source, raster, places, filter, 3);
        for (int channel = 0; channel < 3; channel++)
        {
            PlaneAssert.Close(SlowMeshWarp.Render(source, channel, raster, places, filter), output[channel], 2e-4f);
            PlaneAssert.Close(output[channel], shared[channel], 0);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 9)]
    [InlineData(3, 2)]
    [InlineData(4, 4)]
    public void Render_SourceOfFewTexels_EqualsSlowWarp(int width, int height)
    {
        MipPyramid source = new(Patterns.NoiseColour(width, height, 3));
        TriangleRaster raster = Raster(new(40, 40), new(2, 2), new(38, 38), 4);
        Vector2[] places = TriangleMesh.Points(Columns, Rows, new(-2, -2), new(width + 1, height + 1), new(5));
        foreach (MeshFilter filter in Enum.GetValues<MeshFilter>())
        {
            Planes output = MeshWarp.Render(source, raster, places, filter);
            PlaneAssert.Close(SlowMeshWarp.Render(source, 1, raster, places, filter), output.Green, 2e-4f);
        }
    }

    [Theory]
    [InlineData(MeshFilter.CatmullRom)]
    [InlineData(MeshFilter.Bilinear)]
    public void Render_CheckerboardShrunkFourTimes_IsGrey(MeshFilter filter)
    {
        Plane board = Patterns.Checkerboard(400, 400);
        TriangleRaster raster = Raster(new(100, 100), new(-0.5f, -0.5f), new(99.5f, 99.5f), 11);
        Vector2[] places = [.. raster.Vertices.Select(vertex => (4 * (vertex + new Vector2(0.5f))) - new Vector2(0.5f))];
        Planes output = MeshWarp.Render(new(new(board, board, board)), raster, places, filter);
        PlaneAssert.Close(Patterns.Constant(100, 100, 0.5f), output.Red, 1e-3f);
    }

    [Fact]
    public void Render_PixelsWithoutTriangle_AreZero()
    {
        TriangleRaster raster = TriangleRaster.Rasterise([new(3, 3), new(9, 3), new(3, 9)], [], [0, 1, 2], new(20, 20));
        Planes output = MeshWarp.Render(new(Colour(0.7f)), raster, raster.Vertices);
        for (int i = 0; i < raster.Triangle.Length; i++)
        {
            Assert.Equal(raster.Triangle[i] < 0 ? 0 : 0.7f, output.Blue.Samples[i], 1e-5f);
        }
    }

    [Fact]
    public void Render_NextToBlack_IsNotBelowZero()
    {
        Plane step = Patterns.Fill(40, 40, (x, _) => x < 20 ? 0 : 1);
        TriangleRaster raster = Raster(new(40, 40), new(0.3f, 0.3f), new(39, 39), 13);
        Vector2[] places = [.. raster.Vertices.Select(vertex => vertex + new Vector2(0.4f, 0))];
        float[] red = MeshWarp.Render(new(new(step, step, step)), raster, places).Red.Samples;
        Assert.Equal(0, red.Min());
        Assert.True(red.Max() > 1.02f, "The cubic overshoots at the bright side.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.7f)]
    [InlineData(2.3f)]
    [InlineData(50)]
    public void Sample_AnyPlace_EqualsSlowWarp(float level)
    {
        MipPyramid source = new(Patterns.NoiseColour(57, 49, 3));
        Random random = new(4);
        for (int round = 0; round < 300; round++)
        {
            Vector2 place = new((random.NextSingle() * 90) - 15, (random.NextSingle() * 90) - 15);
            (float red, float green, float blue) = MeshWarp.Sample(source, place, level);
            Assert.Equal(SlowMeshWarp.At(source, 0, place.X, place.Y, level, MeshFilter.CatmullRom), red, 1e-4);
            Assert.Equal(SlowMeshWarp.At(source, 1, place.X, place.Y, level, MeshFilter.CatmullRom), green, 1e-4);
            Assert.Equal(SlowMeshWarp.At(source, 2, place.X, place.Y, level, MeshFilter.CatmullRom), blue, 1e-4);
        }
    }

    // A point that was lost must not read outside the picture.
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-1e30f)]
    [InlineData(1e30f)]
    public void Render_PlaceNotInAnyPicture_DoesNotFail(float coordinate)
    {
        TriangleRaster raster = Raster(new(30, 30), new(0, 0), new(30, 30), 2);
        Vector2[] places = [.. raster.Vertices];
        places[10] = new(coordinate, 4);
        places[17] = new(4, coordinate);
        foreach (MeshFilter filter in Enum.GetValues<MeshFilter>())
        {
            Assert.Equal(new Size(30, 30), MeshWarp.Render(new(Colour(0.5f)), raster, places, filter).Size);
        }
    }

    [Fact]
    public void Render_OtherNumberOfVertices_IsRefused()
    {
        TriangleRaster raster = Raster(new(30, 30), new(0, 0), new(30, 30), 2);
        Assert.Throws<ArgumentException>(() => MeshWarp.Render(new(Colour(0.5f)), raster, raster.Vertices.AsSpan(1)));
    }

    private static TriangleRaster Raster(Size size, Vector2 from, Vector2 to, int seed) =>
        TriangleRaster.Rasterise(TriangleMesh.Points(Columns, Rows, from, to, new(seed)), [], Grid, size);

    private static Planes Colour(float value) =>
        new(Patterns.Constant(20, 20, value), Patterns.Constant(20, 20, value), Patterns.Constant(20, 20, value));
}
