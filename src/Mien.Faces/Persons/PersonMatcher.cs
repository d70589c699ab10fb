using Mien.Faces.Identity;
using Mien.Faces.Tracks;

namespace Mien.Faces.Persons;

/// <summary>Says which of the known persons somebody is.</summary>
/// <param name="mostDistance">Farther than this from everybody is nobody known.</param>
/// <param name="leastMargin">Nearer than this to two persons at once counts only when the nearest is very near.</param>
public sealed class PersonMatcher(IReadOnlyList<FilmPerson> persons, float mostDistance = 0.42f, float leastMargin = 0.03f)
{
    /// <summary>Up to here no margin is asked for.</summary>
    private const float SurelySameDistance = 0.25f;

    public PersonMatch Match(FaceIdentity identity)
    {
        (FilmPerson Person, float Distance)[] nearest =
            [.. persons.Select(person => (person, person.Identity.DistanceTo(identity))).OrderBy(pair => pair.Item2).Take(2)];
        if (nearest.Length == 0)
        {
            return new(null, float.PositiveInfinity, float.PositiveInfinity);
        }

        float distance = nearest[0].Distance;
        float margin = nearest.Length > 1 ? nearest[1].Distance - distance : float.PositiveInfinity;
        bool isKnown = distance < mostDistance && (margin > leastMargin || distance < SurelySameDistance);
        return new(isKnown ? nearest[0].Person : null, distance, margin);
    }

    /// <summary>Who the tracks of one segment are. Two tracks that are seen in one frame are never one person: the one that is more like
    /// that person is it.</summary>
    /// <returns>For each track that is somebody known, by its <see cref="FaceTrack.Id"/>.</returns>
    public IReadOnlyDictionary<int, PersonMatch> Match(SegmentPlan plan)
    {
        Dictionary<int, HashSet<int>> together = plan.Tracks.ToDictionary(track => track.Id, _ => new HashSet<int>());
        foreach (int[] tracks in plan.Frames.Select(frame => frame.Faces.Select(face => face.Track).ToArray()).Where(tracks => tracks.Length > 1))
        {
            foreach (int track in tracks)
            {
                together[track].UnionWith(tracks.Where(other => other != track));
            }
        }

        Dictionary<int, PersonMatch> matches = [];
        IEnumerable<(int Id, PersonMatch Match)> candidates = plan.Tracks
            .Where(track => track.Identity is not null)
            .Select(track => (track.Id, Match(track.Identity!)))
            .Where(candidate => candidate.Item2.IsKnown)
            .OrderBy(candidate => candidate.Item2.Distance);
        foreach ((int id, PersonMatch match) in candidates)
        {
            if (!together[id].Any(other => matches.TryGetValue(other, out PersonMatch? taken) && taken.Person == match.Person))
            {
                matches[id] = match;
            }
        }

        return matches;
    }
}
