using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Masks;

/// <summary>Grows and shrinks masks, hard or grey, by a disc.</summary>
/// <remarks>The disc holds all places within the radius of the centre. Samples beyond the picture do not count: a mask that touches
/// the edge is not eaten from there. Cost grows with the radius: each row is widened step by step to the chords of the disc.</remarks>
public static class Morphology
{
    /// <returns>The smallest sample within the radius.</returns>
    /// <param name="radiusPx">≥ 0; below 1 nothing changes.</param>
    /// <param name="workers">Threads to share the work.</param>
    public static Plane Erode(Plane mask, float radiusPx, int workers = 1) => Run<Lowest>(mask, radiusPx, workers);

    /// <returns>The largest sample within the radius.</returns>
    /// <inheritdoc cref="Erode"/>
    public static Plane Dilate(Plane mask, float radiusPx, int workers = 1) => Run<Highest>(mask, radiusPx, workers);

    private static Plane Run<TExtremum>(Plane mask, float radiusPx, int workers)
        where TExtremum : struct, IExtremum
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radiusPx);
        int largest = Math.Max(mask.Width, mask.Height);
        int radius = (int)Math.Min(radiusPx, largest);
        int[] halfChords = [.. Enumerable.Range(0, radius + 1)
            .Select(dy => (int)Math.Min(Math.Sqrt(((double)radiusPx * radiusPx) - ((double)dy * dy)), largest))];
        Plane result = Plane.Uninitialized(mask.Size);
        RowBands.Run(mask.Height, workers, (first, end) =>
        {
            result.Samples.AsSpan(first * mask.Width, (end - first) * mask.Width).Fill(TExtremum.Nothing);
            ChordRow<TExtremum> row = new(mask.Width, halfChords[0]);
            for (int y = Math.Max(0, first - radius); y < Math.Min(mask.Height, end + radius); y++)
            {
                row.Load(mask.Row(y));

                // Short chords lie far from the centre; the row is widened from one to the next.
                for (int dy = radius; dy >= 0; dy--)
                {
                    row.Widen(halfChords[dy]);
                    for (int target = y - dy; target <= y + dy; target += Math.Max(1, 2 * dy))
                    {
                        if (target >= first && target < end)
                        {
                            ChordRow<TExtremum>.Join(row.Samples, result.Row(target));
                        }
                    }
                }
            }
        });
        return result;
    }
}
