using Mien.Faces.Identity;
using Mien.Faces.Persons;
using Mien.Faces.Tracks;

namespace Mien.Jobs.Cast;

/// <summary>Decides which identity goes onto which track of a film. People are told apart by who they are, not by where they stand, so that a
/// person keeps one face from cut to cut.</summary>
internal sealed class FilmCast
{
    private readonly IReadOnlyList<CastMember> _members;
    private readonly IReadOnlyList<FilmPerson> _persons;
    private readonly PersonMatcher _matcher;
    private readonly int?[] _numbers;

    /// <param name="persons">Who is in the film; empty where no member asks for a person.</param>
    /// <exception cref="NoFaceException">A member asks for a person that the film does not show.</exception>
    public FilmCast(IReadOnlyList<CastMember> members, IReadOnlyList<FilmPerson> persons, string path)
    {
        _members = members;
        _persons = persons;
        _matcher = new(persons);
        _numbers = [.. members.Select(member => IsPerson(member.Selection) ? NumberOf(member.Selection, path) : (int?)null)];
    }

    /// <summary>Whether any of the choices can be made only when the film's persons are known.</summary>
    public static bool AsksForPersons(IEnumerable<FaceSelection> selections) => selections.Any(IsPerson);

    /// <returns>Who goes onto which track of a segment, by the track's id; tracks that stay as they are are left out.</returns>
    public IReadOnlyDictionary<int, CastMember> Assign(SegmentPlan plan)
    {
        IReadOnlyDictionary<int, PersonMatch> matches = _matcher.Match(plan);
        Dictionary<int, CastMember> assigned = [];
        foreach (FaceTrack track in plan.Tracks)
        {
            // In a film of one person every face is theirs, however badly it is seen.
            int? person = _persons.Count == 1 ? _persons[0].Number : matches.GetValueOrDefault(track.Id)?.Person?.Number;
            int member = Enumerable.Range(0, _members.Count).FirstOrDefault(i => Takes(i, track, person), -1);
            if (member >= 0)
            {
                assigned.Add(track.Id, _members[member]);
            }
        }

        return assigned;
    }

    private static bool IsPerson(FaceSelection selection) => selection.Mode is not (FaceSelectionMode.All or FaceSelectionMode.Reference);

    private bool Takes(int member, FaceTrack track, int? person)
    {
        FaceSelection selection = _members[member].Selection;
        return selection.Mode switch
        {
            FaceSelectionMode.All => true,
            FaceSelectionMode.Reference => track.Identity is FaceIdentity identity
                && _members[member].Reference!.SimilarityTo(identity) >= selection.LeastSimilarity,
            _ => person is not null && person == _numbers[member],
        };
    }

    private int NumberOf(FaceSelection selection, string path)
    {
        FilmPerson? person = selection.Mode switch
        {
            FaceSelectionMode.Number => _persons.FirstOrDefault(person => person.Number == selection.Number),
            FaceSelectionMode.Name => _persons.FirstOrDefault(person => string.Equals(person.Name, selection.PersonName, StringComparison.OrdinalIgnoreCase)),
            FaceSelectionMode.Left => _persons.MinBy(person => person.MeanCentre.X),
            FaceSelectionMode.Right => _persons.MaxBy(person => person.MeanCentre.X),
            _ => _persons.MaxBy(person => person.ScreenTimeShare * person.MeanHeightPx * person.MeanHeightPx), // the most seen, by time and size
        };
        return person?.Number ?? throw NoFaceException.NoSuchPerson(path, selection, _persons);
    }
}
