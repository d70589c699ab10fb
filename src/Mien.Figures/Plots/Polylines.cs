using System.Numerics;

namespace Mien.Figures.Plots;

/// <summary>Turns the values of a series into lines on the picture.</summary>
internal static class Polylines
{
    /// <summary>The points of a series; those without a place are NaN.</summary>
    public static IEnumerable<Vector2> Points(Series series, AxisMap x, AxisMap y)
    {
        for (int i = 0; i < series.X.Count; i++)
        {
            yield return new(x.Pixel(series.X[i]), y.Pixel(series.Y[i]));
        }
    }

    /// <summary>Lines from gap to gap. Where many points follow each other in one column of pixels, only the first, the lowest, the highest
    /// and the last remain: the picture is the same, and no peak is lost.</summary>
    public static IReadOnlyList<IReadOnlyList<Vector2>> Of(IEnumerable<Vector2> points)
    {
        List<List<Vector2>> lines = [];
        List<Vector2> column = [];
        bool isGap = true;
        foreach (Vector2 point in points)
        {
            if (float.IsNaN(point.X) || float.IsNaN(point.Y))
            {
                isGap = true;
                continue;
            }

            if (isGap)
            {
                Flush(column, lines);
                lines.Add([]);
                isGap = false;
            }
            else if (column.Count > 0 && MathF.Floor(column[0].X) != MathF.Floor(point.X))
            {
                Flush(column, lines);
            }

            column.Add(point);
        }

        Flush(column, lines);
        return lines;
    }

    private static void Flush(List<Vector2> column, List<List<Vector2>> lines)
    {
        if (column.Count > 4)
        {
            int lowest = IndexOf(column, (y, best) => y > best);
            int highest = IndexOf(column, (y, best) => y < best);
            int[] kept = [0, Math.Min(lowest, highest), Math.Max(lowest, highest), column.Count - 1];
            lines[^1].AddRange(kept.Select(index => column[index]));
        }
        else if (column.Count > 0)
        {
            lines[^1].AddRange(column);
        }

        column.Clear();
    }

    private static int IndexOf(List<Vector2> column, Func<float, float, bool> isBetter)
    {
        int best = 0;
        for (int i = 1; i < column.Count; i++)
        {
            best = isBetter(column[i].Y, column[best].Y) ? i : best;
        }

        return best;
    }
}
