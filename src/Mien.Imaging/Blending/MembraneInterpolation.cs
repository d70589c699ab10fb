using Mien.Imaging.Pixels;

namespace Mien.Imaging.Blending;

/// <summary>Continues known values smoothly into the rest of a picture, like a membrane held at them: each unknown sample is the mean of
/// its neighbours (Laplace's equation; the picture's edges are free). Given the differences of two pictures along a seam, adding the
/// result makes the seam vanish (Pérez, Gangnet, Blake 2003, eq. 9).</summary>
/// <remarks>Multigrid, O(width·height) per digit of accuracy. Nothing overshoots: results lie between the least and the largest known
/// value, within the tolerance.</remarks>
public static class MembraneInterpolation
{
    private const int MostCycles = 60;

    /// <param name="values">Read only where known.</param>
    /// <param name="known">Known where ≥ 0.5; of the size of <paramref name="values"/>.</param>
    /// <param name="tolerance">Largest error against the exact solution, about; above 0.</param>
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

        Start(values, grid);
        Plane before = grid.Height.Clone();
        for (int cycle = 0; cycle < MostCycles; cycle++)
        {
            grid.Cycle();
            if (LargestDifference(before.Samples, grid.Height.Samples) <= tolerance)
            {
                break;
            }

            grid.Height.Samples.AsSpan().CopyTo(before.Samples);
        }

        return grid.Height;
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
    private static void Start(Plane values, MembraneGrid grid)
    {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < values.Samples.Length; i++)
        {
            if (grid.Free.Samples[i] == 0)
            {
                sum += values.Samples[i];
                count++;
            }
        }

        float mean = (float)(sum / count);
        for (int i = 0; i < values.Samples.Length; i++)
        {
            grid.Height.Samples[i] = grid.Free.Samples[i] == 0 ? values.Samples[i] : mean;
        }
    }

    private static float LargestDifference(ReadOnlySpan<float> before, ReadOnlySpan<float> after)
    {
        float largest = 0;
        for (int i = 0; i < before.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(after[i] - before[i]));
        }

        return largest;
    }
}
