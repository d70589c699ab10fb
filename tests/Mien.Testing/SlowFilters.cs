using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Testing;

/// <summary>Filters as their definitions read, in double, edges replicated.</summary>
public static class SlowFilters
{
    public static Plane Gaussian(Plane source, double sigma) =>
        Separable(source, (int)Math.Ceiling(5 * sigma), distance => Math.Exp(-0.5 * distance * distance / (sigma * sigma)));

    /// <param name="weight">Of a sample at this distance; need not sum to 1.</param>
    public static Plane Separable(Plane source, int reach, Func<int, double> weight)
    {
        double[] weights = [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(weight)];
        double total = weights.Sum();
        double[] rows = new double[source.Width * source.Height];
        for (int y = 0; y < source.Height; y++)
        {
            for (int x = 0; x < source.Width; x++)
            {
                for (int d = -reach; d <= reach; d++)
                {
                    rows[(y * source.Width) + x] += weights[d + reach] / total * source[Math.Clamp(x + d, 0, source.Width - 1), y];
                }
            }
        }

        return Patterns.Fill(source.Width, source.Height, (x, y) => (float)Enumerable.Range(-reach, (2 * reach) + 1)
            .Sum(d => weights[d + reach] / total * rows[(Math.Clamp(y + d, 0, source.Height - 1) * source.Width) + x]));
    }
}
