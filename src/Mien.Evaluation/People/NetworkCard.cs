using System.Text.Json;
using Mien.Faces.Persons;

namespace Mien.Evaluation.People;

/// <summary>What a network's card says of whom and what has taught it.</summary>
public sealed record NetworkCard
{
    private const string NoRecogniser = "none";

    public required string Path { get; init; }

    /// <summary>The network, by the name of the card's folder.</summary>
    public required string Network { get; init; }

    /// <summary>The photos that it has learned from, as the card names them.</summary>
    public required IReadOnlyList<string> Photos { get; init; }

    /// <summary>File name of the recogniser that its loss has seen; null when it has seen none.</summary>
    public required string? Recogniser { get; init; }

    /// <param name="path">A card.json of `mien train`: its trainedOn.names holds a photo a line.</param>
    /// <exception cref="CardException">The card cannot be read, or does not say what the network has learned from.</exception>
    public static NetworkCard Read(string path) => ForeignBytes.Read(
        () =>
        {
            using JsonDocument card = JsonDocument.Parse(File.ReadAllBytes(path));
            return new NetworkCard()
            {
                Path = path,
                Network = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)))!,
                Photos = TextOf(card.RootElement, "trainedOn", "names")?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? throw CardException.NoNames(path),
                Recogniser = TextOf(card.RootElement, "choices", "recogniser") is string recogniser and not NoRecogniser ? FileNameOf(recogniser) : null,
            };
        },
        fault => CardException.Unreadable(path, fault));

    /// <summary>Refuses to judge a network on whom it has seen.</summary>
    /// <param name="naming">What tells people apart, there as here.</param>
    /// <exception cref="PeopleException">It has learned from one of the people.</exception>
    public void ThrowIfSeen(IReadOnlyList<Person> heldOut, PersonNaming naming)
    {
        HashSet<string> seen = [.. Photos.Select(photo => PhotoPerson.NameOf(photo, naming))];
        string[] known = [.. heldOut.Where(person => seen.Contains(person.Name)).Select(person => person.Name)];
        if (known.Length > 0)
        {
            throw PeopleException.LearnedFrom(Path, known);
        }
    }

    private static string? TextOf(JsonElement card, string part, string name) =>
        card.TryGetProperty(part, out JsonElement facts) && facts.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;

    /// <summary>A card names a path, and may say in brackets what that is.</summary>
    private static string FileNameOf(string recogniser)
    {
        int remark = recogniser.IndexOf(" (", StringComparison.Ordinal);
        return System.IO.Path.GetFileName(remark < 0 ? recogniser : recogniser[..remark]);
    }
}
