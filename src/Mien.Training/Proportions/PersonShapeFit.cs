using System.Numerics;
using Mien.Faces.Mesh;

namespace Mien.Training.Proportions;

/// <summary>Learns what of a shape is the person: shape = average + person + the rest, both of them normally distributed. How the rest varies is told by photos of the same
/// people, by made expressions and by measured ones; how people vary is what then remains of all photos.</summary>
/// <remarks>Everything happens in the first directions in which shapes vary (20 hold 97 % of the variance, 40 hold 99.3 %). With C for the covariances,
/// the likeliest person of a shape x is C(person) · (C(person) + C(rest))⁻¹ · (x − average); C(person) comes from the same formula by
/// expectation and maximisation.</remarks>
internal sealed class PersonShapeFit
{
    /// <summary>Rounds in which C(person) settles.</summary>
    public const int Rounds = 60;

    private const int DirectionRounds = 30;

    /// <summary>Noise of a mesh point in each direction, cm.</summary>
    private const double Noise = 0.015;

    private PersonShapeFit(double[] mean, Matrix basis, Matrix gain) => (Mean, Basis, Gain) = (mean, basis, gain);

    /// <summary>The average face, cm, [1404].</summary>
    public double[] Mean { get; }

    /// <summary>Directions, [1404, directions], perpendicular and of length 1.</summary>
    public Matrix Basis { get; }

    /// <summary>From a shape's coordinates in the directions to the person's, [directions, directions].</summary>
    public Matrix Gain { get; }

    /// <param name="samples">Several photos of some people, one of most.</param>
    public static PersonShapeFit Of(IReadOnlyList<ShapeSample> samples, CanonicalFace canonical, int directions)
    {
        ILookup<bool, IGrouping<string, ShapeSample>> people = samples.GroupBy(sample => sample.Person).ToLookup(person => person.Count() > 1);
        ShapeSample[] single = [.. people[false].SelectMany(person => person)];
        ShapeSample[] all = WithMirrored(single.Length > 0 ? single : [.. samples], canonical);
        double[] mean = ShapeSample.Mean(all);
        Matrix shapes = Matrix.OfRows([.. all.Select(sample => sample.From(mean))]);
        double[][] within = [.. people[true].SelectMany(person => Within([.. person], canonical))];
        Vector3[] face = [.. mean.Chunk(3).Select(point => new Vector3((float)point[0], (float)point[1], (float)point[2]))];
        double[][] fields = [.. MeasuredFields.Of(all, mean), .. new ExpressionFields(face).All().Select(ShapeSample.Numbers)];
        double[][] differences = Array.ConvertAll(within, difference => Array.ConvertAll(difference, number => number / Math.Sqrt(within.Length)));
        Matrix basis = Directions(Matrix.OfRows([.. Scaled(shapes), .. differences]), directions);
        Matrix rest = Matrix.OfRows([.. differences, .. fields]);

        Matrix restIn = rest * basis;
        Matrix restCovariance = (restIn.Transposed() * restIn) + Matrix.Diagonal(directions, Noise * Noise);
        return new(mean, basis, GainOf(shapes * basis, restCovariance));
    }

    /// <summary>The person's part of a shape, cm, [468].</summary>
    public Vector3[] PersonOf(ShapeSample sample)
    {
        Matrix person = Matrix.OfRows([sample.From(Mean)]) * Basis * Gain.Transposed() * Basis.Transposed();
        return [.. person.Row(0).ToArray().Chunk(3).Select(point => new Vector3((float)point[0], (float)point[1], (float)point[2]))];
    }

    private static ShapeSample[] WithMirrored(IReadOnlyList<ShapeSample> samples, CanonicalFace canonical) =>
        [.. samples, .. samples.Select(sample => sample.Mirrored(canonical))];

    private static IEnumerable<double[]> Within(ShapeSample[] person, CanonicalFace canonical)
    {
        foreach (ShapeSample[] side in (ShapeSample[][])[person, [.. person.Select(sample => sample.Mirrored(canonical))]])
        {
            double[] mean = ShapeSample.Mean(side);
            foreach (ShapeSample sample in side)
            {
                yield return sample.From(mean);
            }
        }
    }

    private static IEnumerable<double[]> Scaled(Matrix shapes)
    {
        Matrix scaled = shapes * (1 / Math.Sqrt(shapes.Rows));
        return Enumerable.Range(0, shapes.Rows).Select(row => scaled.Row(row).ToArray());
    }

    /// <summary>In which the rows vary most (subspace iteration).</summary>
    private static Matrix Directions(Matrix rows, int count)
    {
        Matrix turned = rows.Transposed();
        Matrix basis = new(rows.Columns, count);
        for (int direction = 0; direction < count; direction++)
        {
            ReadOnlySpan<double> start = rows.Row(direction * rows.Rows / count);
            for (int i = 0; i < start.Length; i++)
            {
                basis[i, direction] = start[i];
            }
        }

        for (int round = 0; round < DirectionRounds; round++)
        {
            basis.MakeColumnsPerpendicular();
            basis = turned * (rows * basis);
        }

        basis.MakeColumnsPerpendicular();
        return basis;
    }

    private static Matrix GainOf(Matrix coordinates, Matrix restCovariance)
    {
        Matrix turned = coordinates.Transposed();
        Matrix all = turned * coordinates * (1.0 / coordinates.Rows);
        Matrix person = all;
        for (int round = 0; round < Rounds; round++)
        {
            Matrix gain = person * (person + restCovariance).Inverse();
            person = (gain * all * gain.Transposed()) + person - (gain * person);
        }

        return person * (person + restCovariance).Inverse();
    }
}
