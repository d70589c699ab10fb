namespace Mien.Faces.Identity;

/// <summary>Who a face looks like: a point on the unit sphere in 128 dimensions, near the points of the same person's other
/// pictures. Immutable.</summary>
public sealed class FaceIdentity
{
    /// <summary>Distance below which two faces are taken for one person's. Measured (docs/identity.md): 2.8 % of pairs of different
    /// people lie below it, 7.4 % of pairs of one person, edited in looks, above it, and no picture of one face turned, shrunk
    /// or darkened.</summary>
    public const float SamePersonDistance = 0.375f;

    /// <summary>Distance over which the similarity falls from one half to 27 %.</summary>
    private const float SimilaritySpread = 0.05f;

    private readonly float[] _embedding;

    /// <param name="embedding">128 numbers of any length but 0; copied and brought to length 1.</param>
    /// <exception cref="ArgumentException">Not 128 numbers, or their length is 0 or not finite.</exception>
    public FaceIdentity(ReadOnlySpan<float> embedding)
    {
        float length = MathF.Sqrt(Dot(embedding, embedding));
        if (embedding.Length != Networks.FaceApi.RecognitionNet.Dimensions || !(length > 0 && float.IsFinite(length)))
        {
            throw new ArgumentException(
                $"An identity has {Networks.FaceApi.RecognitionNet.Dimensions} finite numbers, not all 0; got {embedding.Length} of length {length}.",
                nameof(embedding));
        }

        _embedding = embedding.ToArray();
        for (int i = 0; i < _embedding.Length; i++)
        {
            _embedding[i] /= length;
        }
    }

    /// <summary>128 numbers of length 1.</summary>
    public ReadOnlySpan<float> Embedding => _embedding;

    /// <summary>The mean of several pictures of one person, steadier than any of them.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static FaceIdentity Mean(IEnumerable<FaceIdentity> identities)
    {
        float[] sum = new float[Networks.FaceApi.RecognitionNet.Dimensions];
        foreach (FaceIdentity identity in identities)
        {
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += identity._embedding[i];
            }
        }

        return new(sum);
    }

    /// <summary>Straight-line distance of the two points, 0 … 2.</summary>
    public float DistanceTo(FaceIdentity other) => MathF.Sqrt(Math.Max(0, 2 - (2 * Dot(_embedding, other._embedding))));

    public bool IsSamePersonAs(FaceIdentity other) => DistanceTo(other) < SamePersonDistance;

    /// <summary>0 … 1 for people to read: one half at <see cref="SamePersonDistance"/>, about 0.9 for two good photos of one person,
    /// 0.05 for two strangers. A calibrated order, not a probability.</summary>
    public float SimilarityTo(FaceIdentity other) => SimilarityAt(DistanceTo(other));

    /// <summary>The similarity that belongs to a distance.</summary>
    public static float SimilarityAt(float distance) => 1 / (1 + MathF.Exp((distance - SamePersonDistance) / SimilaritySpread));

    private static float Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        double sum = 0;
        for (int i = 0; i < one.Length; i++)
        {
            sum += (double)one[i] * other[i];
        }

        return (float)sum;
    }
}
