namespace Mien.Faces.Identity;

/// <summary>The weighted mean of several looks at one person, as they come.</summary>
internal sealed class IdentityMean
{
    private readonly float[] _sum = new float[Networks.FaceApi.RecognitionNet.Dimensions];

    /// <summary>Sum of all qualities.</summary>
    public float Weight { get; private set; }

    /// <summary>Null before the first look.</summary>
    public FaceIdentity? Identity { get; private set; }

    public void Add(FaceIdentity identity, float weight)
    {
        for (int i = 0; i < _sum.Length; i++)
        {
            _sum[i] += identity.Embedding[i] * weight;
        }

        Weight += weight;
        Identity = new(_sum);
    }
}
