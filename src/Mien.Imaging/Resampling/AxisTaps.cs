namespace Mien.Imaging.Resampling;

/// <summary>Along one axis: which source samples, with which weights, make each output sample. Weights of one output sum to 1,
/// or with a constant border to the part that lies inside the picture.</summary>
internal sealed class AxisTaps
{
    private AxisTaps(int[] starts, float[] weights, int count, float[] coverage)
    {
        Starts = starts;
        Weights = weights;
        Count = count;
        Coverage = coverage;
        First = starts.Min();
        End = starts.Max() + count;
    }

    /// <summary>The first source sample of each output sample; <see cref="Count"/> of them from there lie inside the source.</summary>
    public int[] Starts { get; }

    /// <summary>[output, tap].</summary>
    public float[] Weights { get; }

    /// <summary>[tap, output]: the same, for loops over many outputs at once.</summary>
    public float[] WeightsByTap => field ??= Transposed();

    public int Count { get; }

    /// <summary>0 … 1 per output sample: how much of its weight lies inside the picture; below 1 only with a constant border.</summary>
    public float[] Coverage { get; }

    /// <summary>The first source sample any output uses.</summary>
    public int First { get; }

    /// <summary>The source sample after the last one that any output uses.</summary>
    public int End { get; }

    public ReadOnlySpan<float> At(int output) => Weights.AsSpan(output * Count, Count);

    /// <param name="scale">Source pixels per output pixel; may be negative (mirrored).</param>
    /// <param name="offset">Source position of the centre of output pixel 0.</param>
    /// <param name="replicate">Whether the edge sample repeats outside; otherwise outside weighs nothing.</param>
    public static AxisTaps Create(
        int sourceLength, int outputLength, double scale, double offset, ResampleFilter filter, bool replicate)
    {
        double width = Math.Max(1, Math.Abs(scale));
        double reach = Reach(filter, width);

        // At the reach itself all kernels are 0.
        int count = Math.Min(sourceLength, (int)Math.Ceiling(2 * reach));
        int[] starts = new int[outputLength];
        float[] weights = new float[outputLength * count];
        float[] coverage = new float[outputLength];
        double[] exact = new double[count];
        for (int output = 0; output < outputLength; output++)
        {
            double centre = (output * scale) + offset;
            int low = (int)Math.Clamp(Math.Floor(centre - reach) + 1, int.MinValue / 4, int.MaxValue / 4);
            int high = (int)Math.Clamp(Math.Ceiling(centre + reach) - 1, low, low + (2 * reach));
            int start = Math.Clamp(low, 0, sourceLength - count);
            Array.Clear(exact);
            double total = 0;
            double inside = 0;
            for (int source = low; source <= high; source++)
            {
                double weight = Weight(filter, (source - centre) / width, 1 / width);
                total += weight;
                if (replicate || (source >= 0 && source < sourceLength))
                {
                    inside += weight;
                    exact[Math.Clamp(source, start, start + count - 1) - start] += weight;
                }
            }

            starts[output] = start;
            coverage[output] = (float)(inside / total);
            for (int tap = 0; tap < count; tap++)
            {
                weights[(output * count) + tap] = (float)(exact[tap] / total);
            }
        }

        return new(starts, weights, count, coverage);
    }

    private float[] Transposed()
    {
        float[] byTap = new float[Weights.Length];
        for (int i = 0; i < byTap.Length; i++)
        {
            byTap[((i % Count) * Starts.Length) + (i / Count)] = Weights[i];
        }

        return byTap;
    }

    /// <summary>In source pixels.</summary>
    private static double Reach(ResampleFilter filter, double width) => filter switch
    {
        ResampleFilter.Area => (width + 1) / 2, // half the box and, since it covers pixels in part, half a pixel
        ResampleFilter.Triangle => width,
        ResampleFilter.CatmullRom => 2 * width,
        ResampleFilter.Lanczos3 => 3 * width,
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "No such filter."),
    };

    /// <param name="distance">From the centre, in kernel units.</param>
    /// <param name="pixel">Length of a source pixel in kernel units, 0 … 1.</param>
    private static double Weight(ResampleFilter filter, double distance, double pixel)
    {
        double x = Math.Abs(distance);
        return filter switch
        {
            ResampleFilter.Area => Math.Clamp((((1 + pixel) / 2) - x) / pixel, 0, 1),
            ResampleFilter.Triangle => Math.Max(0, 1 - x),
            ResampleFilter.CatmullRom when x < 1 => (((1.5 * x) - 2.5) * x * x) + 1,
            ResampleFilter.CatmullRom when x < 2 => ((((-0.5 * x) + 2.5) * x) - 4) * x + 2,
            ResampleFilter.Lanczos3 when x < 3 => Sinc(x) * Sinc(x / 3),
            _ => 0,
        };
    }

    private static double Sinc(double x) => x < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
}
