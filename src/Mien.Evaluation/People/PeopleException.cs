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

    public static PeopleException LearnedFrom(string card, IReadOnlyList<string> names) => new(
        "FACE_LEARNED_FROM",
        $"{card} says that the network has learned from {names.Count} of the held-out people, {string.Join(", ", names.Take(3))} among them",
        "judge on people whom the network has never seen: another folder, or the --split-seed that its training held out; photos of others that merely have the same names must be renamed");
}
