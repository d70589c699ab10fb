using System.Numerics;
using Mien.Faces.Identity;

namespace Mien.Faces.Persons;

/// <summary>Finds out who appears in a film, from faces sampled all over it.</summary>
/// <remarks>Samples of one track are one person, faces in one frame are different ones. The rest is agglomerative clustering with average linkage: the
/// mean over all pairs is not led astray by single bad looks, of which the recogniser gives many on turned and dark faces. Looks count by their
/// quality.</remarks>
public static class PersonGathering
{
    /// <summary>Samples so alike are joined at once, whatever else is there.</summary>
    private const float SurelySameDistance = 0.2f;

    /// <summary>Above this number of groups the pairs are too many, and less alike ones are joined at once too.</summary>
    private const int MostGroups = 3000;

    /// <returns>By screen time, longest first; empty when there is no sample.</returns>
    public static IReadOnlyList<FilmPerson> Gather(IEnumerable<PersonSample> samples, GatheringSettings settings)
    {
        List<SampleCluster> groups = Groups(samples, SurelySameDistance);
        IReadOnlyList<SampleCluster> clusters = AverageLinkage.Join(groups, settings.SamePersonDistance);
        return
        [
            .. clusters.Where(cluster => cluster.Samples.Count >= settings.LeastSamples)
                .Select(cluster => PersonOf(cluster, settings))
                .OrderByDescending(person => person.ScreenTimeShare).ThenBy(person => person.Ranges[0].Start)
                .Select((person, i) => person with { Number = i + 1 }),
        ];
    }

    /// <summary>Tracks, and single samples with those that surely show the same.</summary>
    private static List<SampleCluster> Groups(IEnumerable<PersonSample> samples, float distance)
    {
        ILookup<string?, PersonSample> byTrack = samples.OrderBy(sample => sample.Time).ThenBy(sample => sample.Box.X).ToLookup(sample => sample.TrackKey);
        List<SampleCluster> groups = [.. byTrack.Where(track => track.Key is not null).Select(track => new SampleCluster(track))];
        foreach (PersonSample sample in byTrack[null])
        {
            SampleCluster single = new([sample]);
            float least = AverageLinkage.LikenessAt(distance * (groups.Count < MostGroups ? 1 : 1.5f));
            SampleCluster? same = groups.Where(group => AverageLinkage.Likeness(group, single) > least && !group.IsApartFrom(single))
                .MaxBy(group => AverageLinkage.Likeness(group, single));
            if (same is null)
            {
                groups.Add(single);
            }
            else
            {
                same.Add(single);
            }
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

    /// <summary>Each sample stands for half an interval before and after it; what touches or misses one sample is merged.</summary>
    private static List<TimeRange> RangesOf(IEnumerable<TimeSpan> times, GatheringSettings settings)
    {
        TimeSpan half = settings.SampleInterval / 2;
        List<TimeRange> ranges = [];
        foreach (TimeSpan time in times.Distinct().Order())
        {
            TimeSpan start = time > half ? time - half : TimeSpan.Zero;
            TimeSpan end = TimeSpan.FromTicks(Math.Min((time + half).Ticks, Math.Max(settings.Duration.Ticks, start.Ticks)));
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
