using System.Numerics;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Blending;

/// <summary>One grid of a multigrid solver for 4·h − (sum of the four neighbours' h) = load at free samples, h given at the others;
/// beyond the edge the edge sample is repeated. Coarse sample i stands at fine sample 2·i.</summary>
/// <remarks>Briggs, Henson, McCormick, "A multigrid tutorial" (2000). Coarse grids see thin known lines and lone known samples badly;
/// conjugate gradients around the cycle make up for it.</remarks>
internal sealed class MembraneGrid
{
    private const int Sweeps = 2;

    /// <summary>Of the nine fine samples around a coarse one, how many are free when it is.</summary>
    private const int LeastFree = 7;

    /// <summary>4/5 of Jacobi's step, which smooths best in the plane, over the 4 of the diagonal.</summary>
    private const float SmoothingStep = 0.8f / 4;

    private readonly MembraneGrid? _coarse;
    private readonly Plane? _coarseLoad;
    private Plane _height;
    private Plane _spare;
    private Plane? _none;

    /// <param name="free">1 where a sample may move, 0 where it is given; kept.</param>
    public MembraneGrid(Plane free)
    {
        Free = free;
        _height = new(free.Width, free.Height);
        _spare = new(free.Width, free.Height);
        Plane coarseFree = CoarseFree(free);
        if (coarseFree.Samples.Contains(1) && coarseFree.Size != free.Size)
        {
            _coarse = new(coarseFree);
            _coarseLoad = new(coarseFree.Width, coarseFree.Height);
        }
    }

    public Plane Free { get; }

    /// <summary>What keeps heights from being a membrane at rest: (sum of neighbours) − 4·h at free samples, 0 at the others.</summary>
    public Plane Residual(Plane height)
    {
        Plane residual = Plane.Uninitialized(height.Size);
        Relax(height, _none ??= new(height.Width, height.Height), residual, keep: 0, step: 1);
        return residual;
    }

    /// <summary>Heights that about answer a load, by one V-cycle from 0: a symmetric, positive map, as conjugate gradients need.</summary>
    /// <returns>Overwritten by the next call.</returns>
    public Plane Solve(Plane load)
    {
        Array.Clear(_height.Samples);
        Smooth(load);
        if (_coarse is not null && _coarseLoad is not null)
        {
            Relax(_height, load, _spare, keep: 0, step: 1);
            MembraneTransfer.Restrict(_spare, _coarseLoad);
            MembraneTransfer.AddProlonged(_coarse.Solve(_coarseLoad), Free, _height);
        }

        Smooth(load);
        return _height;
    }

    private void Smooth(Plane load)
    {
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            Relax(_height, load, _spare, keep: 1, SmoothingStep);
            (_height, _spare) = (_spare, _height);
        }
    }

    /// <summary>result = keep · height + step · residual.</summary>
    private void Relax(Plane height, Plane load, Plane result, float keep, float step)
    {
        int last = height.Height - 1;
        for (int y = 0; y <= last; y++)
        {
            ReadOnlySpan<float> above = height.Row(Math.Max(0, y - 1));
            ReadOnlySpan<float> below = height.Row(Math.Min(last, y + 1));
            RelaxRow(above, height.Row(y), below, load.Row(y), Free.Row(y), result.Row(y), keep, step);
        }
    }

    private static void RelaxRow(ReadOnlySpan<float> above, ReadOnlySpan<float> row, ReadOnlySpan<float> below,
        ReadOnlySpan<float> load, ReadOnlySpan<float> free, Span<float> result, float keep, float step)
    {
        int last = row.Length - 1;
        int x = 1;
        result[0] = One(above, row, below, load, free, keep, step, 0);
        for (; x <= last - Vector<float>.Count; x += Vector<float>.Count)
        {
            Vector<float> centre = new(row[x..]);
            Vector<float> sum = new Vector<float>(row[(x - 1)..]) + new Vector<float>(row[(x + 1)..])
                + new Vector<float>(above[x..]) + new Vector<float>(below[x..]);
            Vector<float> residual = new Vector<float>(load[x..]) + sum - (centre * 4);
            ((centre * keep) + (new Vector<float>(free[x..]) * step * residual)).CopyTo(result[x..]);
        }

        for (; x <= last; x++)
        {
            result[x] = One(above, row, below, load, free, keep, step, x);
        }
    }

    private static float One(ReadOnlySpan<float> above, ReadOnlySpan<float> row, ReadOnlySpan<float> below,
        ReadOnlySpan<float> load, ReadOnlySpan<float> free, float keep, float step, int x)
    {
        float sum = row[Math.Max(0, x - 1)] + row[Math.Min(row.Length - 1, x + 1)] + above[x] + below[x];
        return (keep * row[x]) + (free[x] * step * (load[x] + sum - (4 * row[x])));
    }

    private static Plane CoarseFree(Plane free)
    {
        Plane coarse = new((free.Width + 1) / 2, (free.Height + 1) / 2);
        for (int y = 0; y < coarse.Height; y++)
        {
            for (int x = 0; x < coarse.Width; x++)
            {
                coarse[x, y] = FreeAround(free, 2 * x, 2 * y) >= LeastFree ? 1 : 0;
            }
        }

        return coarse;
    }

    /// <summary>How many of the nine samples are free; those beyond the edge count like the edge.</summary>
    private static int FreeAround(Plane free, int centreX, int centreY)
    {
        int count = 0;
        for (int y = centreY - 1; y <= centreY + 1; y++)
        {
            ReadOnlySpan<float> row = free.Row(Math.Clamp(y, 0, free.Height - 1));
            for (int x = centreX - 1; x <= centreX + 1; x++)
            {
                count += (int)row[Math.Clamp(x, 0, row.Length - 1)];
            }
        }

        return count;
    }
}
