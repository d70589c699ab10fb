using System.Numerics;
using Mien.Figures.Drawing;
using Mien.Imaging.Geometry;

namespace Mien.Figures.Plots;

/// <summary>Draws one panel of a plot: grid, shades, thresholds, data, y axis and caption.</summary>
/// <param name="area">The field itself.</param>
internal sealed class PanelPainter(Panel panel, Region area, AxisMap x, AxisMap y, PlotLook look)
{
    public void Draw(Canvas canvas, IReadOnlyList<ShadedRange> ranges)
    {
        Canvas field = canvas.Within(area);
        foreach (ShadedRange range in ranges)
        {
            field.Fill(ColumnsOf(range, x) with { Y = area.Y - 0.5f, Height = area.Height }, Tint(range));
        }

        DrawGrid(field);
        DrawLevels(field);

        // A line along the edge of the field is seen in its whole width.
        Canvas data = canvas.Within(new(area.X - 1, area.Y - 1, area.Width + 2, area.Height + 2));
        for (int i = 0; i < panel.Series.Count; i++)
        {
            new SeriesPainter(panel.Series[i], i, look).Draw(data, x, y);
        }

        DrawLevelLabels(field);
        DrawAxes(canvas);
    }

    public static Box ColumnsOf(ShadedRange range, AxisMap x)
    {
        float from = Math.Clamp(x.Pixel(range.From), x.FromPx, x.ToPx);
        float to = Math.Clamp(x.Pixel(range.To), x.FromPx, x.ToPx);
        return new(from, 0, Math.Max(0, to - from), 0);
    }

    public static Ink Tint(ShadedRange range) => (range.Ink ?? PlotLook.Shade).WithOpacity(0.13f);

    private void DrawGrid(Canvas field)
    {
        foreach (Tick tick in x.Ticks)
        {
            field.Fill(new Region((int)MathF.Round(x.Pixel(tick.Value)), area.Y, 1, area.Height), PlotLook.Grid.WithOpacity(0.6f));
        }

        foreach (Tick tick in y.Ticks)
        {
            field.Fill(new Region(area.X, (int)MathF.Round(y.Pixel(tick.Value)), area.Width, 1), PlotLook.Grid);
        }
    }

    private void DrawLevels(Canvas field)
    {
        foreach (Level level in panel.Levels)
        {
            float row = MathF.Round(y.Pixel(level.Value));
            field.Dash([new(area.X, row), new(area.Right, row)], look.Px(1), look.Px(5), look.Px(4), PlotLook.Threshold);
        }
    }

    /// <summary>Beside the line where it hides the least, on a clear ground.</summary>
    private void DrawLevelLabels(Canvas field)
    {
        Vector2[] points = [.. panel.Series.SelectMany(series => Polylines.Points(series, x, y))];
        float margin = look.Px(3);
        foreach (Level level in panel.Levels.Where(level => level.Label.Length > 0))
        {
            Box ground = LabelPlaces(level, margin).MinBy(place => points.Count(point => IsInside(point, place)));
            field.Fill(ground, PlotLook.Ground.WithOpacity(0.75f));
            field.Write(level.Label, new(ground.X + margin, ground.Bottom - margin), look.Label);
        }
    }

    /// <summary>Above and below a line, at its right and its left end, inside the field.</summary>
    private IEnumerable<Box> LabelPlaces(Level level, float margin)
    {
        float row = MathF.Round(y.Pixel(level.Value));
        float width = look.Label.WidthOf(level.Label) + (2 * margin);
        float height = look.Label.CapHeightPx + (2 * margin);
        Box above = new(area.Right - margin - width, row - margin - height, width, height);
        Box below = above with { Y = row + margin };
        Box[] right = [above, below];
        return right.Concat(right.Select(box => box with { X = area.X + margin }))
            .Where(box => box.Y >= area.Y && box.Bottom <= area.Bottom)
            .DefaultIfEmpty(above);
    }

    private static bool IsInside(Vector2 point, Box box) =>
        point.X >= box.X && point.X <= box.Right && point.Y >= box.Y && point.Y <= box.Bottom;

    private void DrawAxes(Canvas canvas)
    {
        canvas.Fill(new Region(area.X - 1, area.Y, 1, area.Height + 1), PlotLook.AxisLine);
        canvas.Fill(new Region(area.X - 1, area.Bottom, area.Width + 1, 1), PlotLook.AxisLine);
        foreach (Tick tick in y.Ticks)
        {
            int row = (int)MathF.Round(y.Pixel(tick.Value));
            canvas.Fill(new Region(area.X - 1 - look.TickLength, row, look.TickLength, 1), PlotLook.AxisLine);
            Vector2 anchor = new(area.X - 1 - look.TickLength - look.LabelGap, row + look.HalfCap);
            canvas.Write(tick.Label, anchor, look.Label, TextAlign.Right);
        }

        foreach (Tick tick in x.Ticks)
        {
            canvas.Fill(new Region((int)MathF.Round(x.Pixel(tick.Value)), area.Bottom + 1, 1, look.TickLength), PlotLook.AxisLine);
        }
    }
}
