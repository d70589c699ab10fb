using System.Numerics;
using Mien.Faces.Identity;

namespace Mien.Faces.Persons;

/// <summary>Finds out who appears in a film, from faces sampled all over it.</summary>
/// <remarks>Samples of one track are one person, faces in one frame are different ones. The rest is agglomerative clustering with average linkage: the
/// mean over all pairs is not led astray by single bad looks, of which the recogniser gives many on turned and dark faces. Looks count by their
/// quality.</remarks>
public static class PersonGathering
{
    /// <summary>More groups at once have too many pairs; they are joined part by part of the film first.</summary>
    private const int MostGroups = 1000;

    /// <summary>Against the distance that counts in the end: parts are joined with care.</summary>
    private const float CarefulPart = 0.85f;

    /// <returns>By screen time, longest first; empty when there is no sample.</returns>
    public static IReadOnlyList<FilmPerson> Gather(IEnumerable<PersonSample> samples, GatheringSettings settings)
    {
        IReadOnlyList<SampleCluster> clusters = AverageLinkage.Join(FewGroups(samples, settings), settings.SamePersonDistance);
        return
        [
            .. clusters.Where(cluster => cluster.Samples.Count >= settings.LeastSamples)
                .Select(cluster => PersonOf(cluster, settings))
                .OrderByDescending(person => person.ScreenTimeShare).ThenBy(person => person.Ranges[0].Start)
                .Select((person, i) => person with { Number = i + 1 }),
        ];
    }

    /// <summary>Tracks and single samples, in order of time; joined part by part where they are many.</summary>
    private static IReadOnlyList<SampleCluster> FewGroups(IEnumerable<PersonSample> samples, GatheringSettings settings)
    {
        IEnumerable<PersonSample> ordered = samples.OrderBy(sample => sample.Time).ThenBy(sample => sample.Box.X);
        IReadOnlyList<SampleCluster> groups =
        [
            .. ordered.Index().GroupBy(one => (one.Item.TrackKey, Single: one.Item.TrackKey is null ? one.Index : -1))
                .Select(group => new SampleCluster(group.Select(one => one.Item))),
        ];
        int before = int.MaxValue;
        while (groups.Count > MostGroups && groups.Count < before)
        {
            before = groups.Count;
            groups = [.. groups.Chunk(MostGroups).SelectMany(part => AverageLinkage.Join(part, settings.SamePersonDistance * CarefulPart))];
        }

        return groups;
    }

    private static FilmPerson PersonOf(SampleCluster cluster, GatheringSettings settings)
    {
        IReadOnlyList<TimeRange> ranges = RangesOf(cluster.Samples.Select(sample => sample.Time), settings);
        double seconds = ranges.Sum(range => range.Duration.TotalSeconds);
        return new()
        {
            Number = 0,
            Identity = new FaceIdentity(cluster.Sum),
            Ranges = ranges,
            ScreenTimeShare = (float)Math.Clamp(seconds / settings.Duration.TotalSeconds, 0, 1),
            MeanHeightPx = cluster.Samples.Average(sample => sample.Box.Height),
            MeanCentre = cluster.Samples.Aggregate(Vector2.Zero, (sum, sample) => sum + sample.Box.Centre) / cluster.Samples.Count,
            SampleCount = cluster.Samples.Count,
            Best = cluster.Samples.MaxBy(sample => sample.Quality),
        };
    }

    /// <summary>Each sample stands for half an interval before and after it, the last one of the film for all that is left; what touches or misses one sample is merged.</summary>
    private static List<TimeRange> RangesOf(IEnumerable<TimeSpan> times, GatheringSettings settings)
    {
        TimeSpan half = settings.SampleInterval / 2;
        List<TimeRange> ranges = [];
        foreach (TimeSpan time in times.Distinct().Order())
        {
            TimeSpan start = time > half ? time - half : TimeSpan.Zero;
            bool isLast = time >= (settings.LastLook ?? settings.Duration - settings.SampleInterval);
            TimeSpan end = TimeSpan.FromTicks(Math.Max(isLast ? settings.Duration.Ticks : (time + half).Ticks, start.Ticks));
            if (ranges.Count > 0 && start - ranges[^1].End <= settings.SampleInterval * 1.01)
            {
                ranges[^1] = ranges[^1] with { End = end };
            }
            else
            {
                ranges.Add(new(start, end));
            }
        }

        return ranges;
    }
}
