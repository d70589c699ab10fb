using System.Numerics;
using System.Runtime.InteropServices;

namespace Mien.Faces.Persons;

/// <summary>Joins clusters of samples, the nearest pair first, until none are near enough.</summary>
internal sealed class AverageLinkage
{
    private readonly List<SampleCluster> _clusters;
    private readonly float _leastLikeness;

    /// <summary>For each cluster the most alike one after it that it may be joined with, −1 for none, and how alike they are.</summary>
    private readonly List<(int Index, float Likeness)> _nearest = [];

    private AverageLinkage(IEnumerable<SampleCluster> clusters, float distance)
    {
        _clusters = [.. clusters];
        _leastLikeness = LikenessAt(distance);
    }

    /// <param name="distance">Root of the mean squared distance below which two clusters are one person's.</param>
    /// <returns>What is left; the clusters given are changed.</returns>
    public static IReadOnlyList<SampleCluster> Join(IEnumerable<SampleCluster> clusters, float distance)
    {
        AverageLinkage linkage = new(clusters, distance);
        linkage.Run();
        return linkage._clusters;
    }

    /// <summary>The mean dot product that belongs to a distance.</summary>
    public static float LikenessAt(float distance) => 1 - (distance * distance / 2);

    public static float Likeness(SampleCluster one, SampleCluster other)
    {
        ReadOnlySpan<Vector<float>> ones = MemoryMarshal.Cast<float, Vector<float>>(one.Mean);
        ReadOnlySpan<Vector<float>> others = MemoryMarshal.Cast<float, Vector<float>>(other.Mean);
        Vector<float> sum = default;
        for (int i = 0; i < ones.Length; i++)
        {
            sum += ones[i] * others[i];
        }

        return Vector.Sum(sum);
    }

    private void Run()
    {
        for (int i = 0; i < _clusters.Count; i++)
        {
            _nearest.Add(NearestAfter(i));
        }

        while (Best() is int one and >= 0)
        {
            Join(one, _nearest[one].Index);
        }
    }

    private int Best()
    {
        int best = -1;
        for (int i = 0; i < _nearest.Count; i++)
        {
            if (_nearest[i].Index >= 0 && (best < 0 || _nearest[i].Likeness > _nearest[best].Likeness))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>The last cluster takes the place of the one that is gone.</summary>
    private void Join(int one, int gone)
    {
        _clusters[one].Add(_clusters[gone]);
        int last = _clusters.Count - 1;
        _clusters[gone] = _clusters[last];
        _clusters.RemoveAt(last);
        _nearest.RemoveAt(last);
        for (int i = 0; i < _clusters.Count; i++)
        {
            bool isStale = i == one || i == gone || _nearest[i].Index == one || _nearest[i].Index == gone || _nearest[i].Index == last;
            if (isStale)
            {
                _nearest[i] = NearestAfter(i);
                continue;
            }

            // Who came to another place may now be after this one.
            Offer(i, one);
            Offer(i, gone);
        }
    }

    private void Offer(int i, int other)
    {
        if (other > i && other < _clusters.Count && Likeness(_clusters[i], _clusters[other]) is float likeness
            && likeness > Math.Max(_nearest[i].Index < 0 ? _leastLikeness : _nearest[i].Likeness, _leastLikeness)
            && !_clusters[i].IsApartFrom(_clusters[other]))
        {
            _nearest[i] = (other, likeness);
        }
    }

    private (int Index, float Likeness) NearestAfter(int i)
    {
        (int Index, float Likeness) nearest = (-1, _leastLikeness);
        for (int j = i + 1; j < _clusters.Count; j++)
        {
            float likeness = Likeness(_clusters[i], _clusters[j]);
            if (likeness > nearest.Likeness && !_clusters[i].IsApartFrom(_clusters[j]))
            {
                nearest = (j, likeness);
            }
        }

        return nearest;
    }
}
