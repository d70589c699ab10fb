using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Testing;

namespace Mien.Imaging.Tests.Resampling;

public sealed class RemapTests
{
    [Fact]
    public void Render_WholePixelMove_CopiesExactlyAndRepeatsTheEdge()
    {
        Planes source = Patterns.NoiseColour(31, 22, 1);
        Planes moved = Remap.Render(new(source), Along(Affine2.Translation(5, -3), 31, 22), 2);
        PlaneAssert.Close(
            Patterns.Fill(31, 22, (x, y) => source.Green[Math.Min(30, x + 5), Math.Max(0, y - 3)]), moved.Green, 1e-6f);
    }

    [Fact]
    public void Render_NotANumber_IsLeftAtZero()
    {
        RemapField map = Along(Affine2.Identity, 20, 20);
        map.X[7, 9] = float.NaN;
        Planes drawn = Remap.Render(new(new Planes(White(20), White(20), White(20))), map);
        PlaneAssert.Close(Patterns.Fill(20, 20, (x, y) => (x, y) == (7, 9) ? 0 : 1), drawn.Red, 1e-5f);
    }

    [Theory]
    [InlineData(1, 25)]
    [InlineData(0.45f, 0)]
    [InlineData(2.6f, 70)]
    public void Render_SmoothPicture_EqualsTheExactPlaces(float scale, float turn)
    {
        Plane plane = Patterns.Smooth(240, 240);
        Affine2 outputToSource = Affine2.Translation(-20, -20).Then(Affine2.Similarity(scale, turn, new(120, 120)));
        Plane drawn = Remap.Render(new(new Planes(plane, plane, plane)), Along(outputToSource, 41, 41)).Red;
        PlaneAssert.Close(SlowResampling.Bilinear(plane, outputToSource.Invert(), new(41, 41), null), drawn, 0.02f);
    }

    [Fact]
    public void Render_FineCheckerboardShrunk_IsGrey()
    {
        Plane board = Patterns.Checkerboard(300, 300);
        Affine2 outputToSource = Affine2.Similarity(4.3f, 20, new(90, 30));
        Plane drawn = Remap.Render(new(new Planes(board, board, board)), Along(outputToSource, 41, 41)).Red;
        Plane grey = Patterns.Constant(41, 41, 0.5f);
        PlaneAssert.Close(grey, drawn, 0.03f);
        Plane bilinear = SlowResampling.Bilinear(board, outputToSource.Invert(), new(41, 41), null);
        Assert.True(PlaneAssert.LargestDifference(grey, bilinear) > 0.2f);
    }

    [Fact]
    public void Field_PlanesOfTwoSizes_Throws() =>
        Assert.Throws<ArgumentException>(() => new RemapField(new(3, 4), new(4, 3)));

    private static Plane White(int side) => Patterns.Constant(side, side, 1);

    private static RemapField Along(Affine2 outputToSource, int width, int height) => new(
        Patterns.Fill(width, height, (x, y) => outputToSource.Apply(new(x, y)).X),
        Patterns.Fill(width, height, (x, y) => outputToSource.Apply(new(x, y)).Y));
}
