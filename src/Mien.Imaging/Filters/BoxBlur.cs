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
        return radiusPx == 0
            ? source.Clone()
            : Lines.Separable(source, new ExtendedBoxLine(radiusPx, end: 0, passes: 1), workers);
    }
}
