using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Testing;

/// <summary>Compares planes sample by sample, by absolute difference.</summary>
public static class PlaneAssert
{
    /// <param name="margin">Pixels at each edge that are not looked at.</param>
    public static float LargestDifference(Plane expected, Plane actual, int margin = 0)
    {
        if (expected.Size != actual.Size)
        {
            throw new InvalidOperationException($"Sizes differ: expected {expected.Size}, got {actual.Size}.");
        }

        float largest = 0;
        for (int y = margin; y < expected.Height - margin; y++)
        {
            for (int x = margin; x < expected.Width - margin; x++)
            {
                float difference = MathF.Abs(expected[x, y] - actual[x, y]);
                largest = float.IsNaN(difference) ? float.PositiveInfinity : MathF.Max(largest, difference);
            }
        }

        return largest;
    }

    public static void Close(Plane expected, Plane actual, float tolerance, int margin = 0)
    {
        float difference = LargestDifference(expected, actual, margin);
        if (!(difference <= tolerance))
        {
            throw new InvalidOperationException($"Planes differ by {difference}, allowed {tolerance}.");
        }
    }
}
