using Mien.Imaging.Colour;

namespace Mien.Imaging.Tests.Colour;

public sealed class SrgbTests
{
    [Fact]
    public void Spans_WholeRange_EqualExactFormula()
    {
        float[] values = [.. Enumerable.Range(0, 20_001).Select(i => i / 20_000f)];
        float[] linear = new float[values.Length];
        float[] encoded = new float[values.Length];
        float[] back = new float[values.Length];
        Srgb.ToLinear(values, linear);
        Srgb.FromLinear(values, encoded);
        Srgb.FromLinear(linear, back);
        for (int i = 0; i < values.Length; i++)
        {
            Assert.Equal(Srgb.ToLinear(values[i]), linear[i], 5e-6f);
            Assert.Equal(Srgb.FromLinear(values[i]), encoded[i], 5e-6f);
            Assert.Equal(values[i], back[i], 1f / 8192);
        }
    }

    [Fact]
    public void ToLinear_KnownValues_Match()
    {
        Assert.Equal(0.21404114f, Srgb.ToLinear(0.5f), 1e-6f);
        Assert.Equal(0.5f, Srgb.FromLinear(0.21404114f), 1e-6f);
        Assert.Equal(1, Srgb.ToLinear(1), 1e-6f);
    }

    [Fact]
    public void Spans_OutOfRange_AreClamped()
    {
        float[] values = [-1, 2, -0.001f, 1.001f, 0, 1];
        Srgb.FromLinear(values, values);
        Assert.All(values, value => Assert.InRange(value, 0, 1));
    }
}
