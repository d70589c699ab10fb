namespace Mien.App.Exports;

/// <summary>How far an exported network's outputs are from the original's, in levels of 255: of 1, or of the output's largest value where that is more.</summary>
/// <param name="LargestLevels">Of any element; infinite where a result is no number.</param>
/// <param name="MeanLevels">Of the worst output, over its elements.</param>
public readonly record struct ExportDifference(double LargestLevels, double MeanLevels)
{
    /// <summary>Set after float16 sums had been seen to differ by 10 levels at most and by 0.19 on the average on the generated inputs (docs/harmoniser.md).</summary>
    public const double MostLargest = 16, MostMean = 0.5;

    public bool IsAcceptable => LargestLevels <= MostLargest && MeanLevels <= MostMean;

    internal static ExportDifference Between(ExportRuns original, ExportRuns exported)
    {
        ExportDifference worst = default;
        for (int output = 0; output < original.Outputs[0].Count; output++)
        {
            float[] expected = [.. original.Outputs.SelectMany(run => run[output])];
            float[] actual = [.. exported.Outputs.SelectMany(run => run[output])];
            double scale = expected.Select(Math.Abs).Where(float.IsFinite).Append(1).Max();
            double[] levels = [.. expected.Zip(actual, (left, right) => LevelsOf(left, right) / scale)];
            worst = worst.OrWorse(new(levels.Append(0).Max(), levels.DefaultIfEmpty().Average()));
        }

        return worst;
    }

    /// <summary>The larger of each.</summary>
    public ExportDifference OrWorse(ExportDifference other) => new(Math.Max(LargestLevels, other.LargestLevels), Math.Max(MeanLevels, other.MeanLevels));

    private static double LevelsOf(float expected, float actual) =>
        expected == actual || (float.IsNaN(expected) && float.IsNaN(actual)) ? 0
        : float.IsFinite(expected) && float.IsFinite(actual) ? Math.Abs((double)expected - actual) * 255
        : double.PositiveInfinity;
}
