using System.Numerics;
using Mien.Figures.Drawing;

namespace Mien.Figures.Plots;

/// <summary>Draws the lines and points of a series, and their sample in the legend.</summary>
/// <param name="index">Of the series in its panel: it chooses colour and shape.</param>
internal sealed class SeriesPainter(Series series, int index, PlotLook look)
{
    private const float PointOpacity = 0.75f;

    /// <summary>Corners of the shapes, one as large to the eye as the other; no corner is a disc.</summary>
    private static readonly Vector2[][] s_shapes =
    [
        [],
        [new(-0.9f, -0.9f), new(0.9f, -0.9f), new(0.9f, 0.9f), new(-0.9f, 0.9f)],
        [new(0, -1.25f), new(1.15f, 0.75f), new(-1.15f, 0.75f)],
        [new(0, -1.3f), new(1.3f, 0), new(0, 1.3f), new(-1.3f, 0)],
    ];

    private readonly Ink _ink = series.Ink ?? PlotColours.Of(index);

    public void Draw(Canvas canvas, AxisMap x, AxisMap y) => Draw(canvas, [.. Polylines.Points(series, x, y)]);

    public void DrawSample(Canvas canvas, Vector2 from, Vector2 to) => Draw(canvas, series.Kind switch
    {
        SeriesKind.Line => [from, to],
        SeriesKind.Points => [(from + to) / 2],
        _ => [from, (from + to) / 2, to],
    });

    private void Draw(Canvas canvas, Vector2[] points)
    {
        if (series.Kind != SeriesKind.Points)
        {
            DrawLines(canvas, Polylines.Of(points));
        }

        if (series.Kind != SeriesKind.Line)
        {
            foreach (Vector2 point in points.Where(point => !float.IsNaN(point.X) && !float.IsNaN(point.Y)))
            {
                DrawPoint(canvas, point);
            }
        }
    }

    private void DrawLines(Canvas canvas, IReadOnlyList<IReadOnlyList<Vector2>> lines)
    {
        float width = look.SeriesWidth;
        if (!series.IsDashed)
        {
            canvas.StrokeAll(lines, width, _ink);
            return;
        }

        foreach (IReadOnlyList<Vector2> line in lines)
        {
            canvas.Dash(line, width, width * 3, width * 3, _ink);
        }
    }

    private void DrawPoint(Canvas canvas, Vector2 centre)
    {
        float radius = look.SeriesWidth * 2;
        Vector2[] shape = s_shapes[index % s_shapes.Length];
        Ink ink = _ink.WithOpacity(_ink.Opacity * PointOpacity);
        if (shape.Length == 0)
        {
            canvas.Disc(centre, radius, ink);
        }
        else
        {
            canvas.FillPolygon(Array.ConvertAll(shape, corner => centre + (corner * radius)), ink);
        }
    }
}
