using System.Numerics;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Masks;

/// <summary>The cheapest way from a seed to every sample when each step costs what the colour changes.</summary>
internal static class GeodesicDistance
{
    /// <summary>A round sweeps down and up; most faces need no second one.</summary>
    private const int MostRounds = 3;

    private const float Far = 1e6f;

    /// <param name="seed">Samples above 0.5 are at distance 0.</param>
    /// <param name="stepCost">Cost of a colour difference (three channels), not negative.</param>
    /// <returns>Distances, [H, W]; large where no seed is.</returns>
    /// <remarks>Raster-scan approximation (Toivanen 1996; Criminisi 2008), exact after enough rounds.</remarks>
    public static Plane From(Plane seed, Planes colour, Func<float, float, float, float> stepCost)
    {
        int width = seed.Width;
        int height = seed.Height;
        Plane distance = new(width, height);
        for (int i = 0; i < distance.Samples.Length; i++)
        {
            distance.Samples[i] = seed.Samples[i] > 0.5f ? 0 : Far;
        }

        float[] right = Costs(colour, 1, 0, stepCost);
        float[] down = Costs(colour, 0, 1, stepCost);
        bool hasChanged = true;
        for (int round = 0; round < MostRounds && hasChanged; round++)
        {
            hasChanged = false;
            for (int y = 0; y < height; y++)
            {
                Span<float> row = distance.Row(y);
                if (y > 0)
                {
                    hasChanged |= Across(distance.Row(y - 1), row, down.AsSpan((y - 1) * width, width));
                }

                hasChanged |= Along(row, right.AsSpan(y * width, width));
            }

            for (int y = height - 2; y >= 0; y--)
            {
                Span<float> row = distance.Row(y);
                hasChanged |= Across(distance.Row(y + 1), row, down.AsSpan(y * width, width));
                hasChanged |= Along(row, right.AsSpan(y * width, width));
            }
        }

        return distance;
    }

    /// <summary>Steps from one row to the next.</summary>
    private static bool Across(ReadOnlySpan<float> from, Span<float> to, ReadOnlySpan<float> costs)
    {
        bool hasChanged = false;
        int x = 0;
        for (; x <= to.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            Vector<float> old = new(to[x..]);
            Vector<float> stepped = new Vector<float>(from[x..]) + new Vector<float>(costs[x..]);
            if (Vector.LessThanAny(stepped, old))
            {
                Vector.Min(stepped, old).CopyTo(to[x..]);
                hasChanged = true;
            }
        }

        for (; x < to.Length; x++)
        {
            float stepped = from[x] + costs[x];
            hasChanged |= stepped < to[x];
            to[x] = Math.Min(to[x], stepped);
        }

        return hasChanged;
    }

    /// <summary>Steps along a row, to the right and back.</summary>
    private static bool Along(Span<float> row, ReadOnlySpan<float> costs)
    {
        bool hasChanged = false;
        float here = row[0];
        for (int x = 1; x < row.Length; x++)
        {
            float stepped = here + costs[x - 1];
            here = row[x];
            if (stepped < here)
            {
                row[x] = here = stepped;
                hasChanged = true;
            }
        }

        for (int x = row.Length - 2; x >= 0; x--)
        {
            float stepped = here + costs[x];
            here = row[x];
            if (stepped < here)
            {
                row[x] = here = stepped;
                hasChanged = true;
            }
        }

        return hasChanged;
    }

    private static float[] Costs(Planes colour, int dx, int dy, Func<float, float, float, float> stepCost)
    {
        int width = colour.Width;
        float[] costs = new float[width * colour.Height];
        for (int y = 0; y < colour.Height - dy; y++)
        {
            for (int x = 0; x < width - dx; x++)
            {
                int i = (y * width) + x;
                int j = i + dx + (dy * width);
                costs[i] = stepCost(
                    colour.Red.Samples[j] - colour.Red.Samples[i],
                    colour.Green.Samples[j] - colour.Green.Samples[i],
                    colour.Blue.Samples[j] - colour.Blue.Samples[i]);
            }
        }

        return costs;
    }
}
