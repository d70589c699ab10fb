using System.Numerics;

namespace Mien.Figures.Drawing;

/// <summary>Cuts a line into dashes.</summary>
internal static class Dashes
{
    public static IReadOnlyList<IReadOnlyList<Vector2>> Of(IReadOnlyList<Vector2> points, float dashPx, float gapPx)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dashPx);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(gapPx);
        List<List<Vector2>> dashes = [];
        float left = 0; // of the dash or the gap that is being drawn
        bool isDrawn = false;
        for (int i = 1; i < points.Count; i++)
        {
            (Vector2 from, Vector2 to) = (points[i - 1], points[i]);
            float length = Vector2.Distance(from, to);
            float done = 0;
            while (length - done > left)
            {
                done += left;
                Vector2 place = Vector2.Lerp(from, to, done / length);
                if (isDrawn)
                {
                    dashes[^1].Add(place);
                }
                else
                {
                    dashes.Add([place]);
                }

                isDrawn = !isDrawn;
                left = isDrawn ? dashPx : gapPx;
            }

            left -= length - done;
            if (isDrawn)
            {
                dashes[^1].Add(to);
            }
        }

        return dashes;
    }
}
