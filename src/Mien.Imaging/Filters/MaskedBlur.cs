using System.Runtime.Intrinsics;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Filters;

/// <summary>Smoothing that only sees what a mask lets through: blur(value·mask) / blur(mask).</summary>
public static class MaskedBlur
{
    // Below this, what the running sums of a wide blur lose to rounding is no longer small against the weight.
    private const float LeastWeight = 1e-4f;

    /// <param name="mask">Weights ≥ 0. Pixels beside the mask take the weighted mean of what is near them in it.</param>
    /// <param name="sigma">Of the Gaussian, in pixels.</param>
    /// <param name="fallback">The result where no weight is near.</param>
    public static Plane Apply(Plane source, Plane mask, float sigma, float fallback = 0, int workers = 1)
    {
        Plane weight = GaussianBlur.Apply(mask, sigma, workers);
        Plane sum = GaussianBlur.Apply(PlaneMap.Run(default(Product), source, mask, workers), sigma, workers);
        PlaneMap.RunInto(new Ratio(fallback), sum, weight, weight, sum, workers);
        return sum;
    }

    /// <summary>A weight of 0 hides even what is not a number.</summary>
    private readonly struct Product : ISampleMap
    {
        public Vector256<float> Apply(Vector256<float> first, Vector256<float> second, Vector256<float> third) =>
            Vector256.ConditionalSelect(
                Vector256.Equals(second, Vector256<float>.Zero), Vector256<float>.Zero, first * second);
    }

    private readonly struct Ratio(float fallback) : ISampleMap
    {
        public Vector256<float> Apply(Vector256<float> first, Vector256<float> second, Vector256<float> third)
        {
            Vector256<float> least = Vector256.Create(LeastWeight);
            return Vector256.ConditionalSelect(
                Vector256.GreaterThan(second, least), first / Vector256.Max(second, least), Vector256.Create(fallback));
        }
    }
}
