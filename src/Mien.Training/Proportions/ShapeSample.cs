using System.Numerics;
using Mien.Faces.Mesh;

namespace Mien.Training.Proportions;

/// <summary>The shape of one face of a photo.</summary>
/// <param name="Photo">Its path below the folder.</param>
/// <param name="Shape">Pose-free points, canonical cm, [468].</param>
/// <param name="YawDegrees">As <see cref="HeadPose.YawDegrees"/>.</param>
/// <param name="PitchDegrees">As <see cref="HeadPose.PitchDegrees"/>.</param>
internal sealed record ShapeSample(string Photo, string Person, Vector3[] Shape, float YawDegrees, float PitchDegrees)
{
    /// <summary>Height of the mouth's opening in its middle, cm.</summary>
    public float MouthOpeningCm => Vector3.Distance(Shape[MeshTopology.UpperLipInner], Shape[MeshTopology.LowerLipInner]);

    /// <summary>The same face in a mirror.</summary>
    public ShapeSample Mirrored(CanonicalFace canonical) => this with
    {
        Shape = [.. canonical.Mirrors.ToArray().Select(point => Shape[point] with { X = -Shape[point].X })],
        YawDegrees = -YawDegrees,
    };

    /// <summary>The difference to another shape as numbers x, y, z, x, y, z …, [1404].</summary>
    public double[] From(ReadOnlySpan<double> mean)
    {
        double[] numbers = Numbers(Shape);
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] -= mean[i];
        }

        return numbers;
    }

    public static double[] Numbers(IEnumerable<Vector3> points) => [.. points.SelectMany(point => (double[])[point.X, point.Y, point.Z])];

    /// <summary>The mean of some shapes, as numbers, [1404].</summary>
    public static double[] Mean(IReadOnlyCollection<ShapeSample> samples)
    {
        double[] mean = new double[3 * MeshTopology.FacePointCount];
        foreach (ShapeSample sample in samples)
        {
            double[] numbers = Numbers(sample.Shape);
            for (int i = 0; i < mean.Length; i++)
            {
                mean[i] += numbers[i] / samples.Count;
            }
        }

        return mean;
    }
}
