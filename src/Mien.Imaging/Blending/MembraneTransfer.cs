using Mien.Imaging.Pixels;

namespace Mien.Imaging.Blending;

/// <summary>Carries corrections up and residuals down between two grids; each is the transpose of the other.</summary>
internal static class MembraneTransfer
{
    /// <summary>fine += coarse, bilinear; beyond the last coarse sample it is repeated.</summary>
    public static void AddProlonged(Plane coarse, Plane fine)
    {
        float[] column = new float[coarse.Width + 1];
        for (int y = 0; y < fine.Height; y++)
        {
            ReadOnlySpan<float> first = coarse.Row(y / 2);
            ReadOnlySpan<float> second = coarse.Row(Math.Min(coarse.Height - 1, (y + 1) / 2));
            for (int x = 0; x < first.Length; x++)
            {
                column[x] = 0.5f * (first[x] + second[x]);
            }

            column[^1] = column[^2];
            Span<float> row = fine.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                row[x] += 0.5f * (column[x / 2] + column[(x + 1) / 2]);
            }
        }
    }

    public static void Restrict(Plane fine, Plane coarse)
    {
        float[] column = new float[fine.Width];
        for (int y = 0; y < coarse.Height; y++)
        {
            (int before, int centre, int after) = Neighbours(y, fine.Height);
            float afterWeight = y == coarse.Height - 1 ? 1 : 0.5f;
            fine.Row(centre).CopyTo(column);
            AddScaled(column, fine, before, 0.5f);
            AddScaled(column, fine, after, afterWeight);
            Span<float> row = coarse.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                int at = 2 * x;
                float sum = column[at];
                sum += at > 0 ? 0.5f * column[at - 1] : 0;
                sum += at + 1 < column.Length ? (x == row.Length - 1 ? 1 : 0.5f) * column[at + 1] : 0;
                row[x] = sum;
            }
        }
    }

    /// <summary>Fine rows around a coarse one; −1 beyond the edge.</summary>
    private static (int Before, int Centre, int After) Neighbours(int coarse, int length) =>
        ((2 * coarse) - 1, 2 * coarse, (2 * coarse) + 1 < length ? (2 * coarse) + 1 : -1);

    private static void AddScaled(Span<float> column, Plane fine, int y, float weight)
    {
        if (y < 0)
        {
            return;
        }

        ReadOnlySpan<float> row = fine.Row(y);
        for (int x = 0; x < column.Length; x++)
        {
            column[x] += weight * row[x];
        }
    }
}
