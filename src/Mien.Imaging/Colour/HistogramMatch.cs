using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Colour;

/// <summary>A rising curve that gives one channel the distribution of values of another.</summary>
/// <remarks>The value below which a share of the weight lies in the one goes to the value below which the same share lies in the
/// other: optimal transport along one axis. Within a bin values count as evenly spread.</remarks>
public sealed class HistogramMatch
{
    private const int Bins = 1024;
    private readonly float _low;
    private readonly float _perValue;

    /// <summary>What the edges of the bins become; Bins + 1 of them.</summary>
    private readonly float[] _edges;

    private HistogramMatch(float low, float perValue, float[] edges)
    {
        _low = low;
        _perValue = perValue;
        _edges = edges;
    }

    /// <param name="from">What the curve will be applied to.</param>
    /// <param name="fromWeight">0 … 1 per sample: how much it counts.</param>
    /// <param name="to">Whose values are wanted; any size.</param>
    /// <returns>Without weight on either side, the curve that changes nothing.</returns>
    public static HistogramMatch Create(Plane from, Plane fromWeight, Plane to, Plane toWeight)
    {
        PlaneMap.ThrowIfSizesDiffer(from.Size, fromWeight.Size);
        PlaneMap.ThrowIfSizesDiffer(to.Size, toWeight.Size);
        (float low, float high) = Range(from, fromWeight);
        (float toLow, float toHigh) = Range(to, toWeight);
        if (low > high || toLow > toHigh)
        {
            return new(0, Bins, [.. Enumerable.Range(0, Bins + 1).Select(edge => edge / (float)Bins)]);
        }

        // All of one value: a narrow bin range keeps the arithmetic finite.
        high = MathF.Max(high, low + 1e-6f);
        toHigh = MathF.Max(toHigh, toLow + 1e-6f);
        double[] shares = Shares(from, fromWeight, low, high);
        double[] toShares = Shares(to, toWeight, toLow, toHigh);
        float[] edges = new float[Bins + 1];
        int bin = 0;
        for (int edge = 0; edge <= Bins; edge++)
        {
            while (bin < Bins - 1 && toShares[bin + 1] < shares[edge])
            {
                bin++;
            }

            double width = toShares[bin + 1] - toShares[bin];
            double part = width > 0 ? Math.Clamp((shares[edge] - toShares[bin]) / width, 0, 1) : 0;
            edges[edge] = (float)(toLow + ((bin + part) / Bins * (toHigh - toLow)));
        }

        return new(low, Bins / (high - low), edges);
    }

    /// <summary>Outside the values it was made from the curve goes on with slope 1.</summary>
    public float Apply(float value)
    {
        float place = (value - _low) * _perValue;
        if (!(place > 0))
        {
            return _edges[0] + (place / _perValue);
        }

        if (place >= Bins)
        {
            return _edges[Bins] + ((place - Bins) / _perValue);
        }

        int bin = (int)place;
        return _edges[bin] + ((place - bin) * (_edges[bin + 1] - _edges[bin]));
    }

    public Plane Apply(Plane plane, int workers = 1)
    {
        Plane result = new(plane.Width, plane.Height);
        RowBands.Run(plane.Height, workers, (first, end) =>
        {
            for (int i = first * plane.Width; i < end * plane.Width; i++)
            {
                result.Samples[i] = Apply(plane.Samples[i]);
            }
        });
        return result;
    }

    private static (float Low, float High) Range(Plane plane, Plane weight)
    {
        float low = float.PositiveInfinity;
        float high = float.NegativeInfinity;
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            if (weight.Samples[i] > 0)
            {
                low = MathF.Min(low, plane.Samples[i]);
                high = MathF.Max(high, plane.Samples[i]);
            }
        }

        return (low, high);
    }

    /// <summary>For each edge of the bins the share of the weight below it: 0 first, 1 last.</summary>
    private static double[] Shares(Plane plane, Plane weight, float low, float high)
    {
        double[] shares = new double[Bins + 1];
        float perValue = Bins / (high - low);
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            if (weight.Samples[i] > 0)
            {
                int bin = Math.Clamp((int)((plane.Samples[i] - low) * perValue), 0, Bins - 1);
                shares[bin + 1] += weight.Samples[i];
            }
        }

        for (int edge = 1; edge <= Bins; edge++)
        {
            shares[edge] += shares[edge - 1];
        }

        double total = shares[Bins];
        for (int edge = 0; edge <= Bins; edge++)
        {
            shares[edge] /= total;
        }

        return shares;
    }
}
