using Mien.Faces.Persons;

namespace Mien.Jobs.Cast;

/// <summary>A picture shows no face where one is needed.</summary>
public sealed class NoFaceException : MienException
{
    private NoFaceException(string code, string message, string hint)
        : base(code, ExitCode.BadInputOrNoFace, message, hint)
    {
    }

    public static NoFaceException In(string path) => new(
        "NO_FACE", $"no face was found in {path}", "give a photo in which the face is in view and at least 30 pixels high");

    /// <summary>There are faces, but not the one asked for.</summary>
    /// <param name="candidates">How many there were to choose from: all for a number, else those that no other source took.</param>
    /// <param name="bestSimilarity">Of the candidate most like the reference; 0 when no reference was asked for.</param>
    internal static NoFaceException NotChosen(string path, FaceSelection selection, int candidates, float bestSimilarity)
    {
        const string code = "NO_SUCH_FACE";
        const string numbers = "`mien faces` lists the faces with their numbers";
        string faces = candidates == 1 ? "1 face" : $"{candidates} faces";
        return selection.Mode switch
        {
            FaceSelectionMode.Reference => new(
                code,
                FormattableString.Invariant($"{path}: {faces} to choose from, none like that of {selection.ReferencePath} (most alike: {bestSimilarity:0.00})"),
                "lower --similarity, or choose the face by its number (`mien faces` lists them)"),
            FaceSelectionMode.Number when selection.Number > candidates => new(code, $"{path} shows {faces}: there is no face {selection}", numbers),
            FaceSelectionMode.Number => new(code, $"face {selection} of {path} is taken by another source already", numbers),
            _ => new(code, $"{path} shows no face that is left for '{selection}': other sources took them", numbers),
        };
    }

    /// <summary>A film shows persons, but not the one asked for.</summary>
    /// <param name="persons">Who is in the film; may be empty.</param>
    internal static NoFaceException NoSuchPerson(string path, FaceSelection selection, IReadOnlyList<FilmPerson> persons) => persons.Count == 0
        ? new("NO_FACE", $"no face was found in {path}", "give a film in which a face is in view and at least 30 pixels high")
        : new(
            "NO_SUCH_FACE",
            $"{path} shows {(persons.Count == 1 ? "1 person" : $"{persons.Count} persons")}, none of them is '{selection}'",
            "`mien people` lists the persons of a film with their numbers");
}
