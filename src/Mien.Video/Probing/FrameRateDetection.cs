namespace Mien.Video.Probing;

/// <summary>Tells constant from variable frame rates.</summary>
internal static class FrameRateDetection
{
    /// <param name="pts">Rising.</param>
    /// <returns>The rate at which every frame is within one unit of the time base (rounding of coarse time bases), or null.</returns>
    internal static Rational? ConstantRate(ReadOnlySpan<long> pts, VideoStreamFacts stream)
    {
        if (pts.Length < 2)
        {
            return stream.AverageFrameRate ?? stream.NominalFrameRate;
        }

        long step = pts[1] - pts[0];
        if (step > 0 && Fits(pts, new Rational(step), 0))
        {
            return (new Rational(step) * stream.TimeBase).Inverse;
        }

        foreach (Rational? told in (Rational?[])[stream.AverageFrameRate, stream.NominalFrameRate])
        {
            if (told is Rational rate && Fits(pts, rate.Inverse / stream.TimeBase, 1))
            {
                return rate;
            }
        }

        Rational mean = new(pts[^1] - pts[0], pts.Length - 1);
        return mean > Rational.Zero && Fits(pts, mean, 1) ? (mean * stream.TimeBase).Inverse : null;
    }

    private static bool Fits(ReadOnlySpan<long> pts, Rational step, long tolerance)
    {
        for (int i = 0; i < pts.Length; i++)
        {
            Int128 expected = (Int128)i * step.Numerator;
            Int128 found = (Int128)(pts[i] - pts[0]) * step.Denominator;
            if (Int128.Abs(found - expected) > (Int128)tolerance * step.Denominator)
            {
                return false;
            }
        }

        return true;
    }
}
