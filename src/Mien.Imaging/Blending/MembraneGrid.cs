using System.Numerics;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Blending;

/// <summary>One grid of a multigrid solver for 4·h − (sum of the four neighbours' h) = load at free samples, h given at the others;
/// beyond the edge the edge sample is repeated. Coarse sample i stands at fine sample 2·i.</summary>
/// <remarks>A coarse sample is free only when all nine fine samples around it are, so that no correction touches what is known
/// (Briggs, Henson, McCormick, "A multigrid tutorial", 2000; Kornhuber 1994 for the truncation).</remarks>
internal sealed class MembraneGrid
{
    private const int Sweeps = 2;

    /// <summary>4/5 of Jacobi's step, which smooths best in the plane, over the 4 of the diagonal.</summary>
    private const float SmoothingStep = 0.8f / 4;

    private readonly MembraneGrid? _coarse;
    private readonly Plane _load;
    private Plane _spare;

    /// <param name="free">1 where a sample may move, 0 where it is given; kept.</param>
    public MembraneGrid(Plane free)
    {
        Free = free;
        Height = new(free.Width, free.Height);
        _load = new(free.Width, free.Height);
        _spare = new(free.Width, free.Height);
        Plane coarseFree = CoarseFree(free);
        if (coarseFree.Samples.Contains(1) && coarseFree.Size != free.Size)
        {
            _coarse = new(coarseFree);
        }
    }

    public Plane Free { get; }

    public Plane Height { get; private set; }

    /// <summary>One V-cycle: smooth, correct from the coarser grids, smooth.</summary>
    public void Cycle()
    {
        Smooth();
        if (_coarse is not null)
        {
            Residual(keep: 0, step: 1);
            MembraneTransfer.Restrict(_spare, _coarse._load);
            Array.Clear(_coarse.Height.Samples);
            _coarse.Cycle();
            MembraneTransfer.AddProlonged(_coarse.Height, Height);
        }

        Smooth();
    }

    private void Smooth()
    {
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            Residual(keep: 1, SmoothingStep);
            (Height, _spare) = (_spare, Height);
        }
    }

    /// <summary>Spare = keep · height + step · residual.</summary>
    private void Residual(float keep, float step)
    {
        int last = Height.Height - 1;
        for (int y = 0; y <= last; y++)
        {
            ReadOnlySpan<float> above = Height.Row(Math.Max(0, y - 1));
            ReadOnlySpan<float> below = Height.Row(Math.Min(last, y + 1));
            ResidualRow(above, Height.Row(y), below, _load.Row(y), Free.Row(y), _spare.Row(y), keep, step);
        }
    }

    private static void ResidualRow(ReadOnlySpan<float> above, ReadOnlySpan<float> row, ReadOnlySpan<float> below,
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
                coarse[x, y] = AllFree(free, 2 * x, 2 * y) ? 1 : 0;
            }
        }

        return coarse;
    }

    private static bool AllFree(Plane free, int centreX, int centreY)
    {
        for (int y = Math.Max(0, centreY - 1); y <= Math.Min(free.Height - 1, centreY + 1); y++)
        {
            for (int x = Math.Max(0, centreX - 1); x <= Math.Min(free.Width - 1, centreX + 1); x++)
            {
                if (free[x, y] == 0)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
