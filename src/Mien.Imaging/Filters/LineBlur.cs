using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Filters;

/// <summary>Gaussian smoothing along one direction, as motion smears, with replicated edges.</summary>
public static class LineBlur
{
    /// <summary>Steps between samples are no longer than this, in pixels.</summary>
    private const float StepPx = 1;

    /// <param name="direction">Of any length but 0.</param>
    /// <param name="sigma">Standard deviation in pixels; 0 returns a copy.</param>
    public static Plane Apply(Plane source, Vector2 direction, float sigma, int workers = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sigma);
        if (sigma == 0)
        {
            return source.Clone();
        }

        int reach = (int)MathF.Ceiling(3 * sigma / StepPx);
        float[] weights = [.. Enumerable.Range(0, reach + 1).Select(step => MathF.Exp(-0.5f * step * StepPx * step * StepPx / (sigma * sigma)))];
        float total = (2 * weights.Sum()) - weights[0];
        Vector2 along = StepPx * Vector2.Normalize(direction);
        Plane result = new(source.Width, source.Height);
        RowBands.Run(source.Height, workers, (first, end) =>
        {
            for (int y = first; y < end; y++)
            {
                for (int x = 0; x < source.Width; x++)
                {
                    float sum = weights[0] * source[x, y];
                    for (int step = 1; step <= reach; step++)
                    {
                        Vector2 away = step * along;
                        sum += weights[step] * (At(source, x + away.X, y + away.Y) + At(source, x - away.X, y - away.Y));
                    }

                    result[x, y] = sum / total;
                }
            }
        });
        return result;
    }

    private static float At(Plane plane, float x, float y)
    {
        x = Math.Clamp(x, 0, plane.Width - 1);
        y = Math.Clamp(y, 0, plane.Height - 1);
        (int left, int top) = ((int)x, (int)y);
        (int right, int bottom) = (Math.Min(left + 1, plane.Width - 1), Math.Min(top + 1, plane.Height - 1));
        float upper = float.Lerp(plane[left, top], plane[right, top], x - left);
        return float.Lerp(upper, float.Lerp(plane[left, bottom], plane[right, bottom], x - left), y - top);
    }
}
