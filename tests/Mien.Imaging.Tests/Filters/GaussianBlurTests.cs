using Mien.Imaging.Filters;
using Mien.Testing;

namespace Mien.Imaging.Tests.Filters;

public sealed class GaussianBlurTests
{
    [Theory]
    [InlineData(0.3f)]
    [InlineData(1)]
    [InlineData(2.5f)]
    [InlineData(5.9f)]
    public void Apply_SmallSigma_EqualsSlowGaussian(float sigma)
    {
        Plane source = Patterns.Noise(61, 43, 1);
        PlaneAssert.Close(SlowFilters.Gaussian(source, sigma), GaussianBlur.Apply(source, sigma, 2), 2e-4f);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(11.3f)]
    [InlineData(40)]
    public void Apply_LargeSigma_StepEdgeWithinStatedError(float sigma)
    {
        Plane source = Patterns.Fill(157, 41, (x, y) => x > 70 ? 1 : 0);
        PlaneAssert.Close(SlowFilters.Gaussian(source, sigma), GaussianBlur.Apply(source, sigma), 0.01f);
        PlaneAssert.Close(GaussianBlur.Apply(source, sigma), GaussianBlur.Apply(source, sigma, 3), 0);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public void Apply_Constant_StaysConstant(float sigma)
    {
        Plane source = Patterns.Constant(333, 5, 0.7f);
        PlaneAssert.Close(source, GaussianBlur.Apply(source, sigma), 1e-5f);
    }

    [Fact]
    public void Apply_SigmaZero_IsCopy() =>
        PlaneAssert.Close(Patterns.Noise(9, 9, 1), GaussianBlur.Apply(Patterns.Noise(9, 9, 1), 0), 0);
}
