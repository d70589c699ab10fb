namespace Mien.Evaluation.Scores;

/// <summary>From an error to 0 … 100.</summary>
public static class HalvingScore
{
    /// <summary>100 · 2^(−error/half): 100 without an error, 50 at <paramref name="half"/>, 25 at twice that. It falls everywhere, so that of two
    /// swaps the better one always scores more, however good or bad both are.</summary>
    /// <param name="error">≥ 0.</param>
    /// <param name="half">The error that halves the score, in its unit; above 0.</param>
    public static double Of(double error, double half) => 100 * Math.Pow(2, -error / half);

    /// <summary>For a quantity that should be as large as in the untouched target: half at twice or half as much.</summary>
    /// <param name="value">≥ 0.</param>
    /// <param name="expected">≥ 0.</param>
    /// <param name="least">Of both, this much more does not matter: above 0.</param>
    public static double OfRatio(double value, double expected, double least) =>
        Of(Math.Abs(Math.Log2((value + least) / (expected + least))), 1);
}
