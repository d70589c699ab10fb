using Mien.Imaging.Pixels;

namespace Mien.Imaging.Filters;

/// <summary>How sharp a picture is.</summary>
public static class Sharpness
{
    /// <summary>Variance of the 4-neighbour Laplacian: falls as a picture of the same scene gets blurred. It grows with contrast
    /// and with noise, so compare like with like.</summary>
    /// <param name="mask">Only pixels where it is above 0.5 count; null: all but the outermost.</param>
    /// <returns>0 where fewer than two pixels count.</returns>
    /// <remarks>Pech-Pacheco et al., "Diatom autofocusing in brightfield microscopy", 2000.</remarks>
    public static float LaplacianVariance(Plane plane, Plane? mask = null)
    {
        if (mask is not null)
        {
            PlaneMap.ThrowIfSizesDiffer(plane.Size, mask.Size);
        }

        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int y = 1; y < plane.Height - 1; y++)
        {
            ReadOnlySpan<float> above = plane.Row(y - 1);
            ReadOnlySpan<float> row = plane.Row(y);
            ReadOnlySpan<float> below = plane.Row(y + 1);
            ReadOnlySpan<float> shown = mask is null ? default : mask.Row(y);
            for (int x = 1; x < row.Length - 1; x++)
            {
                if (shown.IsEmpty || shown[x] > 0.5f)
                {
                    double response = above[x] + below[x] + row[x - 1] + row[x + 1] - (4 * row[x]);
                    sum += response;
                    squares += response * response;
                    count++;
                }
            }
        }

        return count < 2 ? 0 : (float)Math.Max(0, (squares / count) - (sum / count * (sum / count)));
    }
}
