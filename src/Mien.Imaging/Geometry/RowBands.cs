namespace Mien.Imaging.Geometry;

/// <summary>Shares out rows of a picture over threads in bands of neighbouring rows.</summary>
public static class RowBands
{
    /// <summary>Calls <paramref name="band"/> (first row, row after the last) so that every row is covered once. With one worker
    /// it is one call on the caller's thread. Results must not depend on where bands end.</summary>
    /// <param name="multiple">Bands start at multiples of this.</param>
    public static void Run(int rows, int workers, Action<int, int> band, int multiple = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workers);
        int units = (rows + multiple - 1) / multiple;
        int bands = Math.Min(workers, units);
        if (bands <= 1)
        {
            band(0, rows);
            return;
        }

        Parallel.For(0, bands, new ParallelOptions { MaxDegreeOfParallelism = bands }, index =>
        {
            int first = (int)((long)units * index / bands) * multiple;
            int end = Math.Min(rows, (int)((long)units * (index + 1) / bands) * multiple);
            band(first, end);
        });
    }
}
