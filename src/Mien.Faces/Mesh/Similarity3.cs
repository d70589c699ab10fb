using System.Numerics;

namespace Mien.Faces.Mesh;

/// <summary>A map of space: scaled, turned, moved. x' = Scale · Rotation(x) + Translation.</summary>
public readonly record struct Similarity3(float Scale, Quaternion Rotation, Vector3 Translation)
{
    public Vector3 Apply(Vector3 point) => (Vector3.Transform(point, Rotation) * Scale) + Translation;

    public Vector3 ApplyInverse(Vector3 point) =>
        Vector3.Transform((point - Translation) / Scale, Quaternion.Conjugate(Rotation));

    /// <summary>The similarity (no mirroring) with the least sum of weighted squared distances.</summary>
    /// <param name="weights">≥ 0, one for each point; at least three points off one line must count.</param>
    /// <remarks>Rotation: Horn 1987, "Closed-form solution of absolute orientation using unit quaternions". Scale: Umeyama 1991,
    /// equation 42.</remarks>
    public static Similarity3 Fit(ReadOnlySpan<Vector3> from, ReadOnlySpan<Vector3> to, ReadOnlySpan<float> weights)
    {
        if (from.Length != to.Length || from.Length != weights.Length)
        {
            throw new ArgumentException($"Got {from.Length} and {to.Length} points and {weights.Length} weights.", nameof(to));
        }

        (Vector3 fromMean, Vector3 toMean) = (Mean(from, weights), Mean(to, weights));
        double[,] s = new double[3, 3]; // s[i,j]: from's axis i with to's axis j
        double spread = 0;
        for (int p = 0; p < from.Length; p++)
        {
            if (weights[p] > 0)
            {
                Vector3 a = from[p] - fromMean;
                Vector3 b = to[p] - toMean;
                spread += weights[p] * a.LengthSquared();
                for (int i = 0; i < 3; i++)
                {
                    for (int j = 0; j < 3; j++)
                    {
                        s[i, j] += weights[p] * (double)a[i] * b[j];
                    }
                }
            }
        }

        // Horn's N: its largest eigenvalue is the trace that Umeyama divides by the spread, its eigenvector the quaternion.
        double[,] n =
        {
            { s[0, 0] + s[1, 1] + s[2, 2], s[1, 2] - s[2, 1], s[2, 0] - s[0, 2], s[0, 1] - s[1, 0] },
            { s[1, 2] - s[2, 1], s[0, 0] - s[1, 1] - s[2, 2], s[0, 1] + s[1, 0], s[2, 0] + s[0, 2] },
            { s[2, 0] - s[0, 2], s[0, 1] + s[1, 0], s[1, 1] - s[0, 0] - s[2, 2], s[1, 2] + s[2, 1] },
            { s[0, 1] - s[1, 0], s[2, 0] + s[0, 2], s[1, 2] + s[2, 1], s[2, 2] - s[0, 0] - s[1, 1] },
        };
        (double largest, double[] q) = SymmetricEigen.Largest(n);
        Quaternion rotation = Quaternion.Normalize(new((float)q[1], (float)q[2], (float)q[3], (float)q[0]));
        float scale = (float)(largest / spread);
        return new(scale, rotation, toMean - (Vector3.Transform(fromMean, rotation) * scale));
    }

    private static Vector3 Mean(ReadOnlySpan<Vector3> points, ReadOnlySpan<float> weights)
    {
        Vector3 sum = default;
        float total = 0;
        for (int i = 0; i < points.Length; i++)
        {
            sum += points[i] * weights[i];
            total += weights[i];
        }

        return sum / total;
    }
}
