using System.Text.Json;

namespace Mien.Models.Cards;

/// <summary>What a card says of whom and what has taught its network. Of a card that says no more than that, too: networks of others can be judged.</summary>
public sealed record CardTeaching
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
    public static CardTeaching Read(string path) => ForeignBytes.Read(
        () =>
        {
            using JsonDocument card = JsonDocument.Parse(File.ReadAllBytes(path));
            return new CardTeaching()
            {
                Path = path,
                Network = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)))!,
                Photos = TextOf(card.RootElement, "trainedOn", CardKeys.Names)?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? throw CardException.NoNames(path),
                Recogniser = TextOf(card.RootElement, "choices", CardKeys.Recogniser) is string recogniser and not NoRecogniser ? FileNameOf(recogniser) : null,
            };
        },
        fault => CardException.Unreadable(path, fault));

    private static string? TextOf(JsonElement card, string part, string name) =>
        card.TryGetProperty(part, out JsonElement facts) && facts.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;

    /// <summary>A card names a path, and may say in brackets what that is.</summary>
    private static string FileNameOf(string recogniser)
    {
        int remark = recogniser.IndexOf(" (", StringComparison.Ordinal);
        return System.IO.Path.GetFileName(remark < 0 ? recogniser : recogniser[..remark]);
    }
}
