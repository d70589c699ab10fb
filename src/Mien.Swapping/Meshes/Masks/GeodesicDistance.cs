using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Masks;

/// <summary>The cheapest way from a seed to every sample when each step costs what the colour changes.</summary>
internal static class GeodesicDistance
{
    /// <summary>Raster sweeps; each carries costs in one diagonal direction, so four make a round.</summary>
    private const int Rounds = 3;

    /// <param name="seed">Samples above 0.5 are at distance 0.</param>
    /// <param name="stepCost">Cost of a colour difference (three channels), not negative.</param>
    /// <returns>Distances, [H, W]; large where no seed is.</returns>
    /// <remarks>Raster-scan approximation (Toivanen 1996; Criminisi 2008), exact after enough rounds.</remarks>
    public static Plane From(Plane seed, Planes colour, Func<float, float, float, float> stepCost)
    {
        const float Far = 1e6f;
        int width = seed.Width;
        int height = seed.Height;
        Plane distance = new(width, height);
        for (int i = 0; i < distance.Samples.Length; i++)
        {
            distance.Samples[i] = seed.Samples[i] > 0.5f ? 0 : Far;
        }

        float[] right = Costs(1, 0);
        float[] down = Costs(0, 1);
        float[] d = distance.Samples;
        for (int round = 0; round < Rounds; round++)
        {
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    int i = (y * width) + x;
                    d[i] = Math.Min(d[i], Math.Min(
                        x > 0 ? d[i - 1] + right[i - 1] : Far,
                        y > 0 ? d[i - width] + down[i - width] : Far));
                }

                for (int x = width - 2; x >= 0; x--)
                {
                    int i = (y * width) + x;
                    d[i] = Math.Min(d[i], d[i + 1] + right[i]);
                }
            }

            for (int y = height - 2; y >= 0; y--)
            {
                for (int x = 0; x < width; x++)
                {
                    int i = (y * width) + x;
                    d[i] = Math.Min(d[i], d[i + width] + down[i]);
                }

                for (int x = 1; x < width; x++)
                {
                    int i = (y * width) + x;
                    d[i] = Math.Min(d[i], d[i - 1] + right[i - 1]);
                }
            }
        }

        return distance;

        float[] Costs(int dx, int dy)
        {
            float[] costs = new float[width * height];
            for (int y = 0; y < height - dy; y++)
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
}
