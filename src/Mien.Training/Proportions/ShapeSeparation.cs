using System.Numerics;

namespace Mien.Training.Proportions;

/// <summary>How far shapes of one person differ, and shapes of different people.</summary>
internal static class ShapeSeparation
{
    private const string Apart = "people apart, cm", Alike = "photos of one person apart, cm";

    /// <param name="samples">Of people who taught nothing.</param>
    /// <param name="shapeOf">What is compared.</param>
    /// <returns>Root mean squares over points; the second only where somebody has several photos.</returns>
    public static IReadOnlyDictionary<string, double> Of(IReadOnlyList<ShapeSample> samples, Func<ShapeSample, Vector3[]> shapeOf)
    {
        Vector3[][][] people = [.. samples.GroupBy(sample => sample.Person).Select(person => person.Select(shapeOf).ToArray())];
        Dictionary<string, double> values = new() { [Apart] = Spread([[.. people.Select(person => person[0])]]) };
        if (people.Any(person => person.Length > 1))
        {
            values[Alike] = Spread([.. people.Where(person => person.Length > 1)]);
        }

        return values;
    }

    /// <summary>Within each group.</summary>
    private static double Spread(Vector3[][][] groups)
    {
        double sum = 0;
        int count = 0;
        foreach (Vector3[][] group in groups)
        {
            for (int point = 0; point < group[0].Length; point++)
            {
                Vector3 mean = group.Aggregate(Vector3.Zero, (total, shape) => total + shape[point]) / group.Length;
                sum += group.Sum(shape => (double)Vector3.DistanceSquared(shape[point], mean));
                count += group.Length;
            }
        }

        return Math.Sqrt(sum / count);
    }
}
