using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Imaging.Filters;

/// <summary>Smooths a picture or mask so that its edges follow those of another picture.</summary>
/// <remarks>Source: He, Sun, Tang, "Guided image filtering" (2010), eq. 5, 6, 8; windows beyond the edge see replicated samples where
/// the paper cuts them off.</remarks>
public static class GuidedFilter
{
    /// <param name="guide">The picture whose edges count, such as luma 0 … 1.</param>
    /// <param name="input">What is smoothed, of the guide's size.</param>
    /// <param name="radiusPx">Samples on each side of the square window, ≥ 1.</param>
    /// <param name="tolerance">Variance of the guide below which a window is smoothed away, and above which its edges are kept; above
    /// 0, 1e-5 at least for guides of 0 … 1 (sums are floats).</param>
    /// <param name="workers">Threads to share the work.</param>
    /// <returns>Not clamped: it may leave the input's range a little at strong edges.</returns>
    public static Plane Apply(Plane guide, Plane input, int radiusPx, float tolerance, int workers = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(radiusPx, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        PlaneMap.ThrowIfSizesDiffer(guide.Size, input.Size);
        (Plane slope, Plane offset) = LinesOf(guide, input, radiusPx, tolerance, workers);
        PlaneMap.RunInto(default(Line), slope, guide, offset, slope, workers);
        return slope;
    }

    /// <summary>Nearly the same at a fraction of the work: what is smooth in it is worked out in pictures <paramref name="step"/> times
    /// smaller; edges still are the full guide's.</summary>
    /// <param name="step">At least 1; the radius should be several steps.</param>
    /// <remarks>He, Sun, "Fast guided filter" (2015).</remarks>
    /// <inheritdoc cref="Apply"/>
    public static Plane ApplyFast(Plane guide, Plane input, int radiusPx, float tolerance, int step, int workers = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        Size small = new((guide.Width + step - 1) / step, (guide.Height + step - 1) / step);
        (Plane slope, Plane offset) = LinesOf(
            Resampler.Resize(guide, small, ResampleFilter.Triangle, workers),
            Resampler.Resize(input, small, ResampleFilter.Triangle, workers),
            Math.Max(1, radiusPx / step),
            tolerance,
            workers);
        Plane result = Resampler.Resize(slope, guide.Size, ResampleFilter.Triangle, workers);
        PlaneMap.RunInto(default(Line), result, guide, Resampler.Resize(offset, guide.Size, ResampleFilter.Triangle, workers), result, workers);
        return result;
    }

    /// <summary>input ≈ slope · guide + offset in each window, both smoothed over the windows that hold a sample.</summary>
    private static (Plane Slope, Plane Offset) LinesOf(Plane guide, Plane input, int radiusPx, float tolerance, int workers)
    {
        Plane meanGuide = BoxBlur.Apply(guide, radiusPx, workers);
        Plane meanInput = BoxBlur.Apply(input, radiusPx, workers);
        Plane slope = PlaneMap.Run(default(Product), guide, input, workers);
        Plane square = PlaneMap.Run(default(Product), guide, guide, workers);
        MeanInPlace(slope);
        MeanInPlace(square);
        PlaneMap.RunInto(default(Covariance), slope, meanGuide, meanInput, slope, workers);
        PlaneMap.RunInto(new Slope(tolerance), slope, square, meanGuide, slope, workers);
        Plane offset = square;
        PlaneMap.RunInto(default(Offset), slope, meanGuide, meanInput, offset, workers);
        MeanInPlace(slope);
        MeanInPlace(offset);
        return (slope, offset);

        void MeanInPlace(Plane plane) => BoxBlur.RunInto(plane, plane, radiusPx, workers);
    }

    private readonly struct Product : ISampleMap
    {
        public Vector256<float> Apply(Vector256<float> first, Vector256<float> second, Vector256<float> third) => first * second;
    }

    private readonly struct Covariance : ISampleMap
    {
        public Vector256<float> Apply(Vector256<float> product, Vector256<float> meanGuide, Vector256<float> meanInput) =>
            product - (meanGuide * meanInput);
    }

    private readonly struct Slope(float tolerance) : ISampleMap
    {
        public Vector256<float> Apply(Vector256<float> covariance, Vector256<float> square, Vector256<float> mean)
        {
            Vector256<float> variance = Vector256.Max(square - (mean * mean), Vector256<float>.Zero);
            return covariance / (variance + Vector256.Create(tolerance));
        }
    }

    private readonly struct Offset : ISampleMap
    {
        public Vector256<float> Apply(Vector256<float> slope, Vector256<float> meanGuide, Vector256<float> meanInput) =>
            meanInput - (slope * meanGuide);
    }

    private readonly struct Line : ISampleMap
    {
        public Vector256<float> Apply(Vector256<float> slope, Vector256<float> guide, Vector256<float> offset) =>
            (slope * guide) + offset;
    }
}
