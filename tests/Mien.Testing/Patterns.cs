using Mien.Imaging.Pixels;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Testing;

/// <summary>Generated test pictures.</summary>
public static class Patterns
{
    public static Plane Fill(int width, int height, Func<int, int, float> value)
    {
        Plane plane = new(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                plane[x, y] = value(x, y);
            }
        }

        return plane;
    }

    public static Plane Constant(int width, int height, float value) => Fill(width, height, (_, _) => value);

    /// <summary>Independent values, evenly spread over 0 … 1.</summary>
    public static Plane Noise(int width, int height, int seed)
    {
        Random random = new(seed);
        return Fill(width, height, (_, _) => random.NextSingle());
    }

    /// <summary>Slow waves between 0.1 and 0.9; the shortest is 40 pixels long.</summary>
    public static Plane Smooth(int width, int height, float phase = 0) => Fill(width, height, (x, y) =>
        0.5f + (0.2f * MathF.Sin((x * MathF.Tau / 53) + phase)) + (0.2f * MathF.Cos((y * MathF.Tau / 40) + (x * 0.02f) + phase)));

    /// <summary>0 and 1 in turn, one pixel each, in both directions.</summary>
    public static Plane Checkerboard(int width, int height) => Fill(width, height, (x, y) => (x + y) & 1);

    public static Plane Disc(int width, int height, float centreX, float centreY, float radius) => Fill(width, height, (x, y) =>
        MathF.Sqrt(((x - centreX) * (x - centreX)) + ((y - centreY) * (y - centreY))) <= radius ? 1 : 0);

    /// <summary>Three different smooth channels.</summary>
    public static Planes SmoothColour(int width, int height) =>
        new(Smooth(width, height), Smooth(width, height, 1), Smooth(width, height, 2));

    public static Planes NoiseColour(int width, int height, int seed) =>
        new(Noise(width, height, seed), Noise(width, height, seed + 1), Noise(width, height, seed + 2));
}
