using System.Numerics;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Swapping.Meshes.Render;

/// <summary>Measures by its edges how far a picture is blurred, whatever it shows: an edge that is blurred once more loses the less of its steepness the softer it was
/// (Zhuo, Sim: "Defocus map estimation from a single image", 2011). The sharpest edges of each direction tell the blur across them.</summary>
internal static class EdgeSoftness
{
    /// <summary>Standard deviations of the two blurs that are compared, px.</summary>
    private const float Weak = 1, Strong = 2;

    /// <summary>What is softer than this is looked at again in half the size, px.</summary>
    private const float TooSoft = 1.8f;

    private const int MostHalvings = 4, LeastSidePx = 24;

    private const int Directions = 4;

    /// <summary>Edges weaker than this part of the strongest, or than so many deviations of the noise, tell nothing.</summary>
    private const float LeastOfStrongest = 0.2f, LeastOverNoise = 1.5f;

    /// <summary>So large a share of the edges is the sharpest: lids and lips, not the shade of a cheek.</summary>
    private const float Sharpest = 0.3f;

    private const float Softest = 30;

    /// <param name="luma">sRGB-encoded.</param>
    /// <param name="mask">Counts where above 0.5.</param>
    /// <returns>The blur that a picture of hard edges would need to look so.</returns>
    public static SoftBlur Measure(Plane luma, Plane mask, float noise, int workers = 1)
    {
        SoftBlur blur = default;
        float scale = 1;
        for (int halving = 0; halving <= MostHalvings; halving++)
        {
            SoftBlur here = MeasureOnce(luma, mask, noise, workers);
            blur = new(here.Xx * scale * scale, here.Xy * scale * scale, here.Yy * scale * scale);
            Size half = new(luma.Width / 2, luma.Height / 2);
            if (here.Axes.Long <= TooSoft || Math.Min(half.Width, half.Height) < LeastSidePx)
            {
                break;
            }

            luma = Resampler.Resize(luma, half, ResampleFilter.Triangle);
            mask = Resampler.Resize(mask, half, ResampleFilter.Triangle);
            (scale, noise) = (2 * scale, noise / 2);
        }

        return blur;
    }

    private static SoftBlur MeasureOnce(Plane luma, Plane mask, float noise, int workers)
    {
        Plane weak = GaussianBlur.Apply(luma, Weak, workers);
        Plane strong = GaussianBlur.Apply(luma, Strong, workers);
        List<(float Variance, float Weight)>[] edges = [.. Enumerable.Range(0, Directions).Select(_ => new List<(float, float)>())];
        float least = Math.Max(LeastOverNoise * noise, LeastOfStrongest * Steepest(weak, mask));
        for (int y = 2; y < luma.Height - 2; y++)
        {
            for (int x = 2; x < luma.Width - 2; x++)
            {
                Vector2 slope = Slope(weak, x, y);
                float steepness = slope.Length();
                if (mask[x, y] <= 0.5f || steepness < least)
                {
                    continue;
                }

                Vector2 normal = slope / steepness;
                (int dx, int dy) = ((int)MathF.Round(normal.X), (int)MathF.Round(normal.Y));
                if (Slope(weak, x + dx, y + dy).Length() > steepness || Slope(weak, x - dx, y - dy).Length() > steepness)
                {
                    continue;
                }

                float after = Math.Max(0, Vector2.Dot(Slope(strong, x, y), normal));
                (float before2, float after2) = (steepness * steepness, after * after);
                float variance = ((after2 * Strong * Strong) - (before2 * Weak * Weak)) / Math.Max(before2 - after2, 1e-3f * before2);
                int direction = (int)MathF.Round(MathF.Atan2(normal.Y, normal.X) / MathF.PI * Directions);
                edges[((direction % Directions) + Directions) % Directions].Add((Math.Clamp(variance, 0, Softest), steepness));
            }
        }

        return Fit(edges);
    }

    private static float Steepest(Plane weak, Plane mask)
    {
        List<float> slopes = [];
        for (int y = 2; y < weak.Height - 2; y += 2)
        {
            for (int x = 2; x < weak.Width - 2; x += 2)
            {
                if (mask[x, y] > 0.5f)
                {
                    slopes.Add(Slope(weak, x, y).Length());
                }
            }
        }

        slopes.Sort();
        return slopes.Count == 0 ? 0 : slopes[slopes.Count * 99 / 100];
    }

    /// <summary>The variances of all directions as one blur: least squares, with a little weight on being round.</summary>
    private static SoftBlur Fit(List<(float Variance, float Weight)>[] edges)
    {
        (float even, float evenWeight, float skew, float skewWeight, float all, float weights) = (0, 0, 0, 0, 0, 1e-9f);
        float[] variances = new float[Directions];
        float[] counts = new float[Directions];
        for (int i = 0; i < Directions; i++)
        {
            (variances[i], counts[i]) = (Quantile(edges[i]), MathF.Sqrt(edges[i].Count));
            all += counts[i] * variances[i];
            weights += counts[i];
        }

        // Opposite directions: 0 is across and 2 down, 1 and 3 the diagonals.
        (even, evenWeight) = (variances[0] - variances[2], Math.Min(counts[0], counts[2]));
        (skew, skewWeight) = (variances[1] - variances[3], Math.Min(counts[1], counts[3]));
        float mean = all / weights;
        if (evenWeight > 0 && skewWeight > 0)
        {
            mean = ((evenWeight * (variances[0] + variances[2])) + (skewWeight * (variances[1] + variances[3]))) / (2 * (evenWeight + skewWeight));
        }

        (even, skew) = (even / 2 * Surely(evenWeight), skew / 2 * Surely(skewWeight));
        return new(mean + even, skew, mean - even);
    }

    private static float Surely(float weight) => weight * weight / ((weight * weight) + 10);

    private static float Quantile(List<(float Variance, float Weight)> edges)
    {
        edges.Sort((one, other) => one.Variance.CompareTo(other.Variance));
        float wanted = Sharpest * edges.Sum(edge => edge.Weight);
        foreach ((float variance, float weight) in edges)
        {
            wanted -= weight;
            if (wanted <= 0)
            {
                return variance;
            }
        }

        return 0;
    }

    private static Vector2 Slope(Plane plane, int x, int y) => new((plane[x + 1, y] - plane[x - 1, y]) / 2, (plane[x, y + 1] - plane[x, y - 1]) / 2);
}
