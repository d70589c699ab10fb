using Mien.Figures.Drawing;
using Mien.Figures.Plots;
using Mien.Imaging.Pixels;
using Xunit;

namespace Mien.Figures.Tests.Plots;

public sealed class PlotTests
{
    private static readonly Ink s_red = new(255, 0, 0);

    [Fact]
    public void Draw_OneLine_CrossesItsFieldFromCornerToCorner()
    {
        Picture picture = OnePanel(new() { X = [0, 10], Y = [0, 1], Ink = s_red }).Draw();
        (int X, int Y)[] line = Reds(picture);
        (int X, int Y) left = line.MinBy(pixel => pixel.X);
        (int X, int Y) right = line.MaxBy(pixel => pixel.X);
        Assert.InRange(left.Y - right.Y, 97, 100);

        // Halfway along is halfway up.
        int middle = (left.X + right.X) / 2;
        float height = (left.Y + right.Y) / 2f;
        Assert.All(line.Where(pixel => pixel.X == middle), pixel => Assert.InRange(pixel.Y, height - 2, height + 2));
    }

    [Fact]
    public void Draw_LogAxis_PutsEqualFactorsAtEqualDistances()
    {
        Plot plot = OnePanel(new() { X = [0, 1, 2], Y = [1, 10, 100], Ink = s_red, Kind = SeriesKind.Points }, new() { Scale = AxisScale.Log });
        int[] columns = [.. Reds(plot.Draw()).Select(pixel => pixel.X).Distinct().Order()];
        (int X, int Y)[] line = Reds(plot.Draw());
        float Height(int from, int to) => (float)line.Where(pixel => pixel.X >= from && pixel.X <= to).Average(pixel => pixel.Y);
        int third = (columns[^1] - columns[0]) / 3;
        float low = Height(columns[0], columns[0] + third);
        float middle = Height(columns[0] + third, columns[^1] - third);
        float high = Height(columns[^1] - third, columns[^1]);
        Assert.InRange(low - middle - (middle - high), -1f, 1f);
        Assert.True(low - high > 70);
    }

    [Fact]
    public void Draw_NaN_LeavesAGap()
    {
        double[] x = [.. Enumerable.Range(0, 101).Select(i => (double)i)];
        double[] y = [.. x.Select(at => at is > 40 and < 60 ? double.NaN : 0.5)];
        int[] columns = [.. Reds(OnePanel(new() { X = x, Y = y, Ink = s_red }).Draw()).Select(pixel => pixel.X).Distinct().Order()];
        int widest = columns.Zip(columns.Skip(1), (a, b) => b - a).Max();
        Assert.InRange(widest / (double)(columns[^1] - columns[0]), 0.18, 0.2);
        Assert.Equal(1, columns.Zip(columns.Skip(1), (a, b) => b - a).Count(step => step > 1));
    }

    [Fact]
    public void Draw_ManyPoints_KeepsEveryPeak()
    {
        double[] y = new double[100_000];
        int[] peaks = [1_234, 50_001, 98_765];
        Array.ForEach(peaks, peak => y[peak] = 1);
        (int X, int Y)[] line = Reds(OnePanel(Series.Of("", y) with { Ink = s_red }).Draw());
        int top = line.Min(pixel => pixel.Y);
        int[] columns = [.. line.Where(pixel => pixel.Y < top + 30).Select(pixel => pixel.X).Distinct().Order()];
        (int left, int right) = (line.Min(pixel => pixel.X), line.Max(pixel => pixel.X));
        Assert.All(peaks, peak => Assert.Contains(columns, column => Math.Abs(column - (left + ((right - left) * peak / 1e5))) <= 2));
        Assert.InRange(columns.Length, 3, 9);
    }

    [Fact]
    public void Draw_PrescribedRange_DrawsNothingBeyondTheField()
    {
        Plot plot = OnePanel(new() { X = [0, 1, 2, 3], Y = [-50, 50, -50, 0.5], Ink = s_red }, new() { Min = 0, Max = 1 });
        int[] rows = [.. Reds(plot.Draw()).Select(pixel => pixel.Y)];
        Assert.InRange(rows.Max() - rows.Min(), 98, 101);
    }

    [Fact]
    public void Draw_ShadedRange_TintsItsStretchInEveryPanel()
    {
        Panel panel = new() { HeightPx = 100, Series = [new() { X = [0, 100], Y = [0, 1] }] };
        Plot plot = new() { WidthPx = 400, Panels = [panel, panel] };
        Picture plain = plot.Draw();
        Picture shaded = (plot with { Ranges = [new(20, 30)] }).Draw();
        (int X, int Y)[] changed = [.. Pixels(shaded).Where(pixel => plain.Rgb[At(plain, pixel)] != shaded.Rgb[At(shaded, pixel)])];
        Assert.InRange(changed.Select(pixel => pixel.Y).Distinct().Count(), 190, 200); // lines of the grid lie over the tint
        Assert.InRange(changed.Max(pixel => pixel.X) - changed.Min(pixel => pixel.X), 30, 37);
    }

    [Fact]
    public void Draw_Twice_GivesTheSameBytes()
    {
        Plot plot = OnePanel(Series.Of("name", [1, 2, 4, 8]) with { IsDashed = true }) with { Title = "Title", Ranges = [new(1, 2, "shot")] };
        Assert.Equal(plot.Draw().Rgb, plot.Draw().Rgb);
    }

    [Theory]
    [InlineData(AxisScale.Linear)]
    [InlineData(AxisScale.Log)]
    [InlineData(AxisScale.Time)]
    public void Draw_OddData_StillDraws(AxisScale scale)
    {
        double[][] odd =
        [
            [], [5], [0, 0], [-3, -3, -3], [double.NaN], [double.PositiveInfinity, 1], [1e-12, 2e-12], [1e9, 1e9 + 1], [-1e12, 1e12],
        ];
        foreach (double[] values in odd)
        {
            foreach (SeriesKind kind in Enum.GetValues<SeriesKind>())
            {
                Plot plot = OnePanel(Series.Of("odd", values) with { Kind = kind }, new() { Scale = scale });
                Assert.Equal(400, plot.Draw().Width);
                Assert.Equal(400, (plot with { X = new() { Scale = scale }, Panels = [plot.Panels[0] with { Levels = [new(0.5, "level")] }] }).Draw().Width);
            }
        }
    }

    [Fact]
    public void Draw_Misuse_IsSaid()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Plot { Panels = [] }.Draw());
        Assert.Throws<ArgumentException>(() => OnePanel(new() { X = [1, 2], Y = [1] }).Draw());
        Assert.Throws<ArgumentException>(() => OnePanel(Series.Of("", [1, 2]), new() { Min = 3, Max = 2 }).Draw());
    }

    private static Plot OnePanel(Series series, Axis? y = null) =>
        new() { WidthPx = 400, Panels = [new() { HeightPx = 100, Y = y ?? new(), Series = [series] }] };

    private static (int X, int Y)[] Reds(Picture picture) => [.. Pixels(picture).Where(pixel =>
        picture.Rgb[At(picture, pixel)] > 200 && picture.Rgb[At(picture, pixel) + 1] < 150)];

    private static IEnumerable<(int X, int Y)> Pixels(Picture picture) =>
        Enumerable.Range(0, picture.Width * picture.Height).Select(i => (i % picture.Width, i / picture.Width));

    private static int At(Picture picture, (int X, int Y) pixel) => ((pixel.Y * picture.Width) + pixel.X) * 3;
}
