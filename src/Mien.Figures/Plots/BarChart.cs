using System.Globalization;
using Mien.Figures.Drawing;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Figures.Plots;

/// <summary>Horizontal bars from 0, one below the other: time per stage.</summary>
public sealed record BarChart
{
    public string Title { get; init; } = "";

    /// <summary>What the bars' lengths mean. It begins at 0; logarithmic bars would lie.</summary>
    public Axis Axis { get; init; } = new();

    /// <summary>Top to bottom, at least one.</summary>
    public required IReadOnlyList<Bar> Bars { get; init; }

    /// <summary>Of the whole picture, at least 240; its height follows from the bars.</summary>
    public int WidthPx { get; init; } = 720;

    /// <summary>Of names and labels; bars and gaps go with it.</summary>
    public float TextSizePx { get; init; } = 13;

    /// <summary>Draws the chart. The same chart gives the same bytes.</summary>
    /// <exception cref="ArgumentException">There is no bar, one is negative or not finite, or the axis is not linear from 0.</exception>
    public Picture Draw()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(WidthPx, 240);
        ArgumentOutOfRangeException.ThrowIfZero(Bars.Count);
        if (Bars.Any(bar => !double.IsFinite(bar.Value) || bar.Value < 0) || Axis.Scale == AxisScale.Log || Axis.Min is not (null or 0))
        {
            throw new ArgumentException("Bars are lengths from 0 on, on an axis of equal steps.");
        }

        PlotLook look = new(TextSizePx);
        string[] notes = [.. Bars.Select(bar => bar.Note ?? bar.Value.ToString("0.##", CultureInfo.InvariantCulture))];
        int namesWidth = Math.Min(WidthPx / 3, (int)MathF.Ceiling(Bars.Max(bar => look.Text.WidthOf(bar.Name))));
        int left = look.Margin + namesWidth + look.Px(10);
        int notesWidth = (int)MathF.Ceiling(notes.Max(look.Label.WidthOf)) + look.Px(8);
        int top = look.Margin + (Title.Length > 0 ? (int)look.Title.LineHeightPx + look.Px(6) : 0);
        int pitch = look.Px(26);
        Region area = new(left, top, Math.Max(1, WidthPx - left - look.Margin - notesWidth), pitch * Bars.Count);
        int height = area.Bottom + look.TickLength + look.LabelGap + (look.LineHeight * (Axis.Caption.Length > 0 ? 2 : 1)) + look.Margin;
        Canvas canvas = Canvas.Of(new(WidthPx, height), PlotLook.Ground);
        string title = look.Title.Shorten(Title, WidthPx - (2 * look.Margin));
        canvas.Write(title, new(look.Margin, look.Margin + look.Title.CapHeightPx), look.Title);
        AxisMap x = Map(area, look);
        DrawAxis(canvas, area, x, look);
        for (int i = 0; i < Bars.Count; i++)
        {
            float middle = area.Y + ((i + 0.5f) * pitch) - 0.5f;
            float end = x.Pixel(Bars[i].Value) + 0.5f;
            float thickness = pitch * 0.62f;
            canvas.Fill(new Box(area.X - 0.5f, middle - (thickness / 2), end - area.X + 0.5f, thickness), Bars[i].Ink ?? PlotColours.Of(0));
            canvas.Write(look.Text.Shorten(Bars[i].Name, namesWidth), new(left - look.Px(10), middle + look.HalfCap), look.Text, TextAlign.Right);
            canvas.Write(notes[i], new(end + look.Px(7), middle + look.HalfCap), look.Label);
        }

        canvas.Fill(new Region(area.X - 1, area.Y, 1, area.Height + 1), PlotLook.AxisLine);
        return canvas.Picture;
    }

    private AxisMap Map(Region area, PlotLook look)
    {
        AxisRange range = AxisRange.Around(Axis with { Min = 0 }, Bars.Select(bar => bar.Value));
        int most = Math.Max(2, area.Width / look.Px(80));
        return new(Axis.Scale, range, Ticks.Of(Axis.Scale, range.Low, range.High, most), area.X, area.Right - 1);
    }

    private void DrawAxis(Canvas canvas, Region area, AxisMap x, PlotLook look)
    {
        float baseline = area.Bottom + look.TickLength + look.LabelGap + look.Label.CapHeightPx;
        foreach (Tick tick in x.Ticks)
        {
            canvas.Fill(new Region((int)MathF.Round(x.Pixel(tick.Value)), area.Y, 1, area.Height + look.TickLength), PlotLook.Grid);
            canvas.Write(tick.Label, new(x.Pixel(tick.Value), baseline), look.Label, TextAlign.Centre);
        }

        canvas.Write(Axis.Caption, new(area.X + (area.Width / 2f), baseline + look.LineHeight + look.Px(3)), look.Text, TextAlign.Centre);
    }
}
