using Mien.Faces.Networks.FaceApi;

namespace Mien.Faces.Persons;

/// <summary>Samples that are taken for one person's, and the sums from which their mean distance to another cluster follows.</summary>
/// <remarks>For vectors a, b of length 1 the squared distance is 2 − 2·a·b, so its mean over all pairs of two clusters, weighted by quality, is 2 − 2·A·B
/// with the clusters' weighted means A and B: average linkage without looking at a pair.</remarks>
internal sealed class SampleCluster
{
    private readonly float[] _sum = new float[RecognitionNet.Dimensions];
    private readonly HashSet<TimeSpan> _times = [];
    private readonly List<PersonSample> _samples = [];
    private float _weight;

    public SampleCluster(IEnumerable<PersonSample> samples)
    {
        foreach (PersonSample sample in samples)
        {
            for (int i = 0; i < _sum.Length; i++)
            {
                _sum[i] += sample.Identity.Embedding[i] * sample.Quality;
            }

            _weight += sample.Quality;
            _times.Add(sample.Time);
            _samples.Add(sample);
        }

        UpdateMean();
    }

    public IReadOnlyList<PersonSample> Samples => _samples;

    /// <summary>128 numbers; shorter than 1 the more the samples differ.</summary>
    public float[] Mean { get; } = new float[RecognitionNet.Dimensions];

    public ReadOnlySpan<float> Sum => _sum;

    public void Add(SampleCluster other)
    {
        for (int i = 0; i < _sum.Length; i++)
        {
            _sum[i] += other._sum[i];
        }

        _weight += other._weight;
        _times.UnionWith(other._times);
        _samples.AddRange(other._samples);
        UpdateMean();
    }

    /// <summary>Two faces in one frame are two persons. A few such frames in many may be errors, or a mirror.</summary>
    public bool IsApartFrom(SampleCluster other)
    {
        const float fewPart = 0.05f;
        (SampleCluster small, SampleCluster large) = _times.Count < other._times.Count ? (this, other) : (other, this);
        return small._times.Count(large._times.Contains) > fewPart * small._times.Count;
    }

    private void UpdateMean()
    {
        for (int i = 0; i < _sum.Length; i++)
        {
            Mean[i] = _sum[i] / _weight;
        }
    }
}
