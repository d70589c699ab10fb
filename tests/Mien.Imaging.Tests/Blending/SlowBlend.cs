using Mien.Imaging.Blending;
using Mien.Testing;

namespace Mien.Imaging.Tests.Blending;

/// <summary>Blends as their definitions read.</summary>
internal static class SlowBlend
{
    private static readonly float[] s_weights = [1f / 16, 4f / 16, 6f / 16, 4f / 16, 1f / 16];

    /// <summary>Laplacian pyramids of both pictures, mixed band by band, summed up (Burt, Adelson 1983).</summary>
    public static Plane MultiBand(Plane background, Plane foreground, Plane mask) =>
        Mix(background, foreground, mask, MultiBandBlend.Levels(background.Size));

    private static Plane Mix(Plane background, Plane foreground, Plane mask, int levels)
    {
        if (levels == 0)
        {
            return Weigh(background, foreground, mask);
        }

        Plane backgroundLow = Reduce(background);
        Plane foregroundLow = Reduce(foreground);
        Plane low = Expand(Mix(backgroundLow, foregroundLow, Reduce(mask), levels - 1), mask);
        Plane high = Weigh(
            Subtract(background, Expand(backgroundLow, mask)), Subtract(foreground, Expand(foregroundLow, mask)), mask);
        return Patterns.Fill(mask.Width, mask.Height, (x, y) => low[x, y] + high[x, y]);
    }

    private static Plane Weigh(Plane background, Plane foreground, Plane mask) => Patterns.Fill(mask.Width, mask.Height,
        (x, y) => ((1 - mask[x, y]) * background[x, y]) + (mask[x, y] * foreground[x, y]));

    private static Plane Subtract(Plane a, Plane b) => Patterns.Fill(a.Width, a.Height, (x, y) => a[x, y] - b[x, y]);

    private static Plane Reduce(Plane fine) => Patterns.Fill((fine.Width + 1) / 2, (fine.Height + 1) / 2, (x, y) =>
    {
        float sum = 0;
        for (int j = -2; j <= 2; j++)
        {
            for (int i = -2; i <= 2; i++)
            {
                sum += s_weights[i + 2] * s_weights[j + 2]
                    * fine[Math.Clamp((2 * x) + i, 0, fine.Width - 1), Math.Clamp((2 * y) + j, 0, fine.Height - 1)];
            }
        }

        return sum;
    });

    private static Plane Expand(Plane coarse, Plane like) => Patterns.Fill(like.Width, like.Height, (x, y) =>
    {
        float sum = 0;
        for (int j = -1; j <= 2; j++)
        {
            for (int i = -1; i <= 2; i++)
            {
                int offsetX = (2 * ((x / 2) + i)) - x;
                int offsetY = (2 * ((y / 2) + j)) - y;
                if (Math.Abs(offsetX) <= 2 && Math.Abs(offsetY) <= 2)
                {
                    sum += 4 * s_weights[offsetX + 2] * s_weights[offsetY + 2]
                        * coarse[Math.Clamp((x / 2) + i, 0, coarse.Width - 1), Math.Clamp((y / 2) + j, 0, coarse.Height - 1)];
                }
            }
        }

        return sum;
    });
}
