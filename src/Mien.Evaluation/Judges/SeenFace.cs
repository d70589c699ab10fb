using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;

namespace Mien.Evaluation.Judges;

/// <summary>A face and what the judge sees in it.</summary>
public sealed record SeenFace
{
    public required Picture Picture { get; init; }

    public required Face Face { get; init; }

    public required HeadPose Pose { get; init; }

    /// <summary>Of length 1.</summary>
    public required float[] Identity { get; init; }

    /// <summary>Cosine of two faces' identities, −1 … 1.</summary>
    public double CosineTo(SeenFace other) => Cosine(Identity, other.Identity);

    /// <summary>Of two vectors of length 1.</summary>
    public static double Cosine(float[] one, float[] other)
    {
        double sum = 0;
        for (int i = 0; i < one.Length; i++)
        {
            sum += (double)one[i] * other[i];
        }

        return sum;
    }
}
