using System.Runtime.Intrinsics;

namespace Mien.Imaging.Filters;

/// <summary>A box filter of fractional length, run one or more times: <see cref="_radius"/> whole samples on each side of the
/// centre, and one more on each side that counts for <see cref="_end"/> (0 … 1) of a sample.</summary>
internal readonly struct ExtendedBoxLine : ILineFilter
{
    private readonly int _radius;
    private readonly float _end;
    private readonly int _passes;

    public ExtendedBoxLine(int radius, float end, int passes)
    {
        _radius = radius;
        _end = end;
        _passes = passes;
    }

    public int Reach => _passes * (_radius + 1);

    /// <summary>Three passes whose variances add up to sigma².</summary>
    public static ExtendedBoxLine ForSigma(float sigma)
    {
        const int Passes = 3;
        double variance = (double)sigma * sigma / Passes;
        int radius = (int)Math.Floor((Math.Sqrt((12 * variance) + 1) - 1) / 2);
        double square = ((double)radius + 1) * (radius + 1);
        double end = ((2 * radius) + 1) * ((radius * (radius + 1.0) / 3) - variance) / (2 * (variance - square));
        return new(radius, (float)end, Passes);
    }

    public void Apply(Span<Vector256<float>> padded, Span<Vector256<float>> result)
    {
        int length = padded.Length;
        for (int pass = 0; pass < _passes; pass++)
        {
            length -= 2 * (_radius + 1);
            Box(padded, pass == _passes - 1 ? result : padded, length);
        }
    }

    /// <summary>Writes <paramref name="length"/> values; result i stands over sample i + radius + 1. Both may be one span:
    /// what is overwritten has already left the running sum.</summary>
    private void Box(Span<Vector256<float>> samples, Span<Vector256<float>> result, int length)
    {
        int whole = (2 * _radius) + 1;
        Vector256<float> weight = Vector256.Create(1 / (whole + (2 * _end)));
        Vector256<float> end = Vector256.Create(_end);
        Vector256<float> sum = Vector256<float>.Zero;
        for (int i = 1; i <= whole; i++)
        {
            sum += samples[i];
        }

        for (int i = 0; i < length; i++)
        {
            Vector256<float> before = samples[i];
            Vector256<float> after = samples[i + whole + 1];
            Vector256<float> first = samples[i + 1];
            result[i] = weight * Vector256.MultiplyAddEstimate(end, before + after, sum);
            sum += after - first;
        }
    }
}
