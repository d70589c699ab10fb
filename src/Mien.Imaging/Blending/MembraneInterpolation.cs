using System.Numerics;
using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Blending;

/// <summary>Continues known values smoothly into the rest of a picture, like a membrane held at them: each unknown sample is the mean of
/// its neighbours (Laplace's equation; the picture's edges are free). Given the differences of two pictures along a seam, adding the
/// result makes the seam vanish (Pérez, Gangnet, Blake 2003, eq. 9).</summary>
/// <remarks>Conjugate gradients, each step one multigrid cycle ahead (Tatebe 1993). Nothing overshoots: results lie between the least and the largest known
/// value, within the tolerance.</remarks>
public static class MembraneInterpolation
{
    private const int MostCycles = 60;

    /// <param name="values">Read only where known.</param>
    /// <param name="known">Known where ≥ 0.5; of the size of <paramref name="values"/>.</param>
    /// <param name="tolerance">Largest error against the exact solution, judged from the last correction; above 0, 1e-6 at least for values about 1.</param>
    /// <returns>Known samples as they were, all others filled in; all 0 when nothing is known.</returns>
    public static Plane Fill(Plane values, Plane known, float tolerance = 1e-4f)
    {
        PlaneMap.ThrowIfSizesDiffer(values.Size, known.Size);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        return Fill(values, new MembraneGrid(Free(known)), tolerance);
    }

    /// <param name="workers">Threads to share the work: up to one per channel.</param>
    /// <inheritdoc cref="Fill(Plane, Plane, float)"/>
    public static Planes Fill(Planes values, Plane known, float tolerance = 1e-4f, int workers = 1)
    {
        Plane[] channels = new Plane[3];
        RowBands.Run(3, workers, (first, end) =>
        {
            for (int channel = first; channel < end; channel++)
            {
                channels[channel] = Fill(values[channel], known, tolerance);
            }
        });
        return new(channels[0], channels[1], channels[2]);
    }

    private static Plane Fill(Plane values, MembraneGrid grid, float tolerance)
    {
        if (!grid.Free.Samples.Contains(0))
        {
            return new(values.Width, values.Height);
        }

        Plane height = Start(values, grid.Free);
        Plane residual = grid.Residual(height);
        Plane correction = grid.Solve(residual);
        Plane direction = correction.Clone();
        double product = Dot(residual, correction);
        for (int cycle = 0; cycle < MostCycles && product > 0; cycle++)
        {
            Plane pull = grid.Residual(direction);
            float length = (float)(product / -Dot(direction, pull));
            Add(height, length, direction, height);
            Add(residual, length, pull, residual);
            correction = grid.Solve(residual);

            // The correction is about the error that is left.
            if (Largest(correction.Samples) <= tolerance / 4)
            {
                Add(height, 1, correction, height);
                break;
            }

            double next = Dot(residual, correction);
            Add(correction, (float)(next / product), direction, direction);
            product = next;
        }

        return height;
    }

    /// <summary>1 where a sample may move.</summary>
    private static Plane Free(Plane known)
    {
        Plane free = Plane.Uninitialized(known.Size);
        for (int i = 0; i < free.Samples.Length; i++)
        {
            free.Samples[i] = known.Samples[i] >= 0.5f ? 0 : 1;
        }

        return free;
    }

    /// <summary>Known values, and their mean elsewhere.</summary>
    private static Plane Start(Plane values, Plane free)
    {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < values.Samples.Length; i++)
        {
            if (free.Samples[i] == 0)
            {
                sum += values.Samples[i];
                count++;
            }
        }

        float mean = (float)(sum / count);
        Plane start = Plane.Uninitialized(values.Size);
        for (int i = 0; i < values.Samples.Length; i++)
        {
            start.Samples[i] = free.Samples[i] == 0 ? values.Samples[i] : mean;
        }

        return start;
    }

    /// <summary>result = plane + scale · addend.</summary>
    private static void Add(Plane plane, float scale, Plane addend, Plane result) =>
        PlaneMap.RunInto(new AddScaled(scale), plane, addend, addend, result, workers: 1);

    private static double Dot(Plane first, Plane second)
    {
        double sum = 0;
        for (int y = 0; y < first.Height; y++)
        {
            ReadOnlySpan<float> a = first.Row(y);
            ReadOnlySpan<float> b = second.Row(y);
            Vector<float> products = Vector<float>.Zero;
            int x = 0;
            for (; x <= a.Length - Vector<float>.Count; x += Vector<float>.Count)
            {
                products += new Vector<float>(a[x..]) * new Vector<float>(b[x..]);
            }

            sum += Vector.Sum(products);
            for (; x < a.Length; x++)
            {
                sum += a[x] * b[x];
            }
        }

        return sum;
    }

    private static float Largest(ReadOnlySpan<float> samples)
    {
        float largest = 0;
        foreach (float sample in samples)
        {
            largest = Math.Max(largest, Math.Abs(sample));
        }

        return largest;
    }

    private readonly struct AddScaled(float scale) : ISampleMap
    {
        public Vector256<float> Apply(Vector256<float> first, Vector256<float> second, Vector256<float> third) =>
            first + (second * scale);
    }
}
