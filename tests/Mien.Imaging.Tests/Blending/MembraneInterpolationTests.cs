using Mien.Imaging.Blending;
using Mien.Imaging.Pixels;
using Mien.Testing;
using Xunit;

namespace Mien.Imaging.Tests.Blending;

public sealed class MembraneInterpolationTests
{
    [Fact]
    public void Fill_HarmonicBoundary_GivesTheHarmonicFunction()
    {
        // x² − y² has discrete Laplacian 0 as well.
        Plane exact = Patterns.Fill(101, 86, (x, y) => ((x - 50f) * (x - 50f) - ((y - 40f) * (y - 40f))) / 2500);
        Plane known = Patterns.Fill(101, 86, (x, y) => x is 0 or 100 || y is 0 or 85 ? 1 : 0);
        PlaneAssert.Close(exact, MembraneInterpolation.Fill(Hidden(exact, known), known), 2e-4f);
    }

    [Theory]
    [InlineData(0.001f)]
    [InlineData(0.02f)]
    [InlineData(0.5f)]
    public void Fill_ScatteredValues_EqualsManyRelaxations(float share)
    {
        Plane chance = Patterns.Noise(45, 38, 3);
        Plane known = Patterns.Fill(45, 38, (x, y) => chance[x, y] < share || (x == 30 && y == 7) ? 1 : 0);
        Plane values = Hidden(Patterns.Noise(45, 38, 8), known);
        PlaneAssert.Close(Slow(values, known), MembraneInterpolation.Fill(values, known), 3e-4f);
    }

    [Fact]
    public void Fill_RegionOfAFace_KeepsKnownAndStaysBetweenThem()
    {
        Plane region = Patterns.Disc(90, 110, 45, 60, 38);
        Plane known = Patterns.Fill(90, 110, (x, y) => 1 - region[x, y]);
        Plane values = Hidden(Patterns.Noise(90, 110, 8), known);
        Plane filled = MembraneInterpolation.Fill(new Planes(values, values, values), known, workers: 2).Blue;
        for (int i = 0; i < filled.Samples.Length; i++)
        {
            Assert.InRange(filled.Samples[i], -1e-4f, 1 + 1e-4f);
            Assert.True(known.Samples[i] == 0 || filled.Samples[i] == values.Samples[i]);
        }
    }

    [Fact]
    public void Fill_OneKnownSample_IsFlatAndNoneIsZero()
    {
        Plane known = Patterns.Fill(40, 30, (x, y) => x == 31 && y == 3 ? 1 : 0);
        PlaneAssert.Close(Patterns.Constant(40, 30, 0.7f), MembraneInterpolation.Fill(Patterns.Constant(40, 30, 0.7f), known), 1e-4f);
        Plane none = Patterns.Constant(40, 30, 0);
        PlaneAssert.Close(none, MembraneInterpolation.Fill(Patterns.Constant(40, 30, 0.7f), none), 0);
    }

    /// <summary>What is unknown must not be looked at.</summary>
    private static Plane Hidden(Plane values, Plane known) =>
        Patterns.Fill(values.Width, values.Height, (x, y) => known[x, y] > 0 ? values[x, y] : float.NaN);

    private static Plane Slow(Plane values, Plane known)
    {
        int width = values.Width;
        int height = values.Height;
        double[] h = [.. values.Samples.Select(value => float.IsNaN(value) ? 0.5 : value)];
        for (int round = 0; round < 12_000; round++)
        {
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    if (known[x, y] == 0)
                    {
                        double sum = h[(y * width) + Math.Max(0, x - 1)] + h[(y * width) + Math.Min(width - 1, x + 1)]
                            + h[(Math.Max(0, y - 1) * width) + x] + h[(Math.Min(height - 1, y + 1) * width) + x];
                        h[(y * width) + x] = sum / 4;
                    }
                }
            }
        }

        return Patterns.Fill(width, height, (x, y) => (float)h[(y * width) + x]);
    }
}
