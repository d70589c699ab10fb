using Mien.Training.Packs.Making;

namespace Mien.Training.Proportions;

/// <summary>What the mesh of a face does when its mouth opens and when its head turns, as measured on many faces at once (least squares). The mesh network does not
/// see a turned face as the same shape: at 25° brows lie 0.3 cm elsewhere.</summary>
internal static class MeasuredFields
{
    private const float TurnDegrees = 25, NodDegrees = 10;

    /// <summary>How far each goes, as a standard deviation: the mouth in cm, turns and nods in the angles above, and what both turns have in common.</summary>
    private static readonly double[] s_strengths = [0.6, 1, 0.6, 0.4];

    /// <param name="samples">With their mirror images.</param>
    /// <param name="mean">Of the samples, [1404].</param>
    /// <returns>Each as strong as one standard deviation, [1404].</returns>
    public static IEnumerable<double[]> Of(IReadOnlyList<ShapeSample> samples, double[] mean)
    {
        double[][] causes = [.. samples.Select(Causes)];
        int count = s_strengths.Length + 1;
        double[,] system = new double[count, count + mean.Length];
        for (int sample = 0; sample < samples.Count; sample++)
        {
            double[] cause = causes[sample];
            double[] shape = samples[sample].From(mean);
            for (int row = 0; row < count; row++)
            {
                for (int column = 0; column < count; column++)
                {
                    system[row, column] += cause[row] * cause[column];
                }

                for (int i = 0; i < shape.Length; i++)
                {
                    system[row, count + i] += cause[row] * shape[i];
                }
            }
        }

        double[,] answer = LinearSystem.Solve(system, count);
        return s_strengths.Select((strength, cause) => Enumerable.Range(0, mean.Length).Select(i => strength * answer[cause + 1, i]).ToArray());
    }

    /// <summary>The first is there for all that follows from none of the others.</summary>
    private static double[] Causes(ShapeSample sample)
    {
        double turn = sample.YawDegrees / TurnDegrees;
        return [1, sample.MouthOpeningCm, turn, sample.PitchDegrees / NodDegrees, turn * turn];
    }
}
