using Mien.Faces.Persons;
using Mien.Models.Cards;

namespace Mien.Evaluation.People;

/// <summary>There are not the people to judge on.</summary>
public sealed class PeopleException : MienException
{
    private PeopleException(string code, string message, string hint)
        : base(code, ExitCode.BadInputOrNoFace, message, hint)
    {
    }

    public static PeopleException NoFolder(string folder) => new(
        "PEOPLE_MISSING", $"there is no folder {folder}", "name a folder with photos of people");

    /// <param name="held">How many of the people are held out and show a face.</param>
    public static PeopleException TooFew(string folder, int people, int held) => new(
        "TOO_FEW_PEOPLE",
        $"{folder} holds {people} people, {held} of them held out with a face: a pair needs two",
        "add people, or judge on all of them with --held-out 1");

    /// <summary>Refuses to judge a network on whom it has seen.</summary>
    /// <param name="naming">What tells people apart, in the card as here.</param>
    /// <exception cref="PeopleException">It has learned from one of the people.</exception>
    public static void ThrowIfSeen(CardTeaching card, IReadOnlyList<Person> heldOut, PersonNaming naming)
    {
        HashSet<string> seen = [.. card.Photos.Select(photo => PhotoPerson.NameOf(photo, naming))];
        string[] known = [.. heldOut.Where(person => seen.Contains(person.Name)).Select(person => person.Name)];
        if (known.Length > 0)
        {
            throw LearnedFrom(card.Path, known);
        }
    }

    private static PeopleException LearnedFrom(string card, string[] names) => new(
        "FACE_LEARNED_FROM",
        $"{card} says that the network has learned from {names.Length} of the held-out people, {string.Join(", ", names.Take(3))} among them",
        "judge on people whom the network has never seen: another folder, or the --split-seed that its training held out; photos of others that merely have the same names must be renamed");
}
