using System.Text.Json;
using Mien.Faces.Persons;

namespace Mien.Evaluation.People;

/// <summary>The photos that a network's card says it has learned from.</summary>
public static class TrainedFaces
{
    /// <summary>Refuses to judge a network on what it has seen.</summary>
    /// <param name="cardPath">A card.json of `mien train`: its trainedOn.names holds a photo a line.</param>
    /// <param name="naming">What tells people apart, there as here.</param>
    /// <exception cref="CardException">The card cannot be read, or does not say what the network has learned from.</exception>
    /// <exception cref="PeopleException">It has learned from one of the people.</exception>
    public static void ThrowIfSeen(string cardPath, IReadOnlyList<Person> heldOut, PersonNaming naming)
    {
        HashSet<string> seen = [.. Names(cardPath).Select(photo => PhotoPerson.NameOf(photo, naming))];
        string[] known = [.. heldOut.Where(person => seen.Contains(person.Name)).Select(person => person.Name)];
        if (known.Length > 0)
        {
            throw PeopleException.LearnedFrom(cardPath, known);
        }
    }

    private static string[] Names(string cardPath)
    {
        try
        {
            using JsonDocument card = JsonDocument.Parse(File.ReadAllBytes(cardPath));
            return card.RootElement.TryGetProperty("trainedOn", out JsonElement trainedOn) && trainedOn.TryGetProperty("names", out JsonElement names)
                ? names.GetString()!.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                : throw CardException.NoNames(cardPath);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            throw CardException.Unreadable(cardPath, fault);
        }
    }
}
