using Mien.Figures.Drawing;
using Mien.Figures.Plots;
using Mien.Imaging.Pixels;
using Xunit;

namespace Mien.Figures.Tests.Plots;

public sealed class BarChartTests
{
    [Fact]
    public void Draw_Bars_AreAsLongAsTheirValues()
    {
        Ink[] inks = [new(255, 0, 0), new(0, 255, 0), new(0, 0, 255)];
        double[] values = [10, 5, 0];
        Bar[] bars = [.. values.Select((value, i) => new Bar($"stage {i}", value, Ink: inks[i]))];
        Picture picture = new BarChart { Title = "Stages", Bars = bars }.Draw();
        int[] lengths = [.. inks.Select(ink => MostInARow(picture, ink))];
        Assert.True(lengths[0] > 300);
        Assert.InRange(lengths[1], (lengths[0] / 2) - 1, (lengths[0] / 2) + 1);
        Assert.InRange(lengths[2], 0, 1);
    }

    [Fact]
    public void Draw_Misuse_IsSaid()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BarChart { Bars = [] }.Draw());
        Assert.Throws<ArgumentException>(() => new BarChart { Bars = [new("a", -1)] }.Draw());
        Assert.Throws<ArgumentException>(() => new BarChart { Bars = [new("a", 1)], Axis = new() { Scale = AxisScale.Log } }.Draw());
    }

    [Fact]
    public void Draw_AllZero_StillDraws() => Assert.Equal(720, new BarChart { Bars = [new("nothing", 0)] }.Draw().Width);

    private static int MostInARow(Picture picture, Ink ink) => picture.Rgb.Chunk(3).Chunk(picture.Width)
        .Max(row => row.Count(pixel => pixel.AsSpan().SequenceEqual([ink.Red, ink.Green, ink.Blue])));
}
