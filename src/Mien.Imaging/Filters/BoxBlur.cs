using Mien.Imaging.Pixels;

namespace Mien.Imaging.Filters;

/// <summary>Mean over a square window with replicated edges.</summary>
public static class BoxBlur
{
    /// <param name="radiusPx">Samples on each side; the window is 2·radius + 1 wide. 0 returns a copy.</param>
    /// <param name="workers">Threads to share the work.</param>
    /// <remarks>Running sums: the cost does not grow with the radius.</remarks>
    public static Plane Apply(Plane source, int radiusPx, int workers = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radiusPx);
        if (radiusPx == 0)
        {
            return source.Clone();
        }

        Plane result = Plane.Uninitialized(source.Size);
        RunInto(source, result, radiusPx, workers);
        return result;
    }

    /// <param name="result">May be <paramref name="source"/>.</param>
    /// <param name="radiusPx">Above 0.</param>
    internal static void RunInto(Plane source, Plane result, int radiusPx, int workers)
    {
        ExtendedBoxLine line = new(radiusPx, end: 0, passes: 1);
        Lines.AlongRows(source, result, line, workers);
        Lines.AlongColumns(result, result, line, workers);
    }
}
