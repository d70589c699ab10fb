using System.Security.Cryptography;
using Mien.Models.Cards;
using Mien.Runtime;

namespace Mien.Training.Loops;

/// <summary>A finished network that has had a part in a training: it began from it, or was taught by it.</summary>
/// <param name="Name">The file's name and hash.</param>
/// <param name="Card">Null where there is none beside the file.</param>
public sealed record NetworkOrigin(string Name, ModelCard? Card)
{
    /// <exception cref="ModelException">There is no such file.</exception>
    public static NetworkOrigin Read(string path) => Of(path, File.Exists(path) ? File.ReadAllBytes(path) : throw ModelException.NotFound(path));

    /// <param name="bytes">The file's.</param>
    public static NetworkOrigin Of(string path, byte[] bytes)
    {
        string cardPath = ModelCard.PathBeside(path);
        return new(
            $"{Path.GetFileName(Path.GetDirectoryName(cardPath))}/{Path.GetFileName(path)}, sha256 {Convert.ToHexStringLower(SHA256.HashData(bytes))}",
            File.Exists(cardPath) ? ModelCard.Read(cardPath) : null);
    }

    /// <summary>What the training's card says of whom it was taught on: those of this network are among them.</summary>
    /// <param name="items">Facts of what it was taught on since.</param>
    /// <param name="key">What this network was to it.</param>
    public IReadOnlyDictionary<string, string> AddTo(IReadOnlyDictionary<string, string> items, string key)
    {
        Dictionary<string, string> facts = new(items) { [key] = Card is null ? $"{Name}; without a card: whom it was taught on is not known" : Name };
        if (Card is null)
        {
            return facts;
        }

        string[] names = [.. Lines(Card.TrainedOn, CardKeys.Names).Union(Lines(items, CardKeys.Names)).Order(StringComparer.Ordinal)];
        facts[CardKeys.Names] = string.Join('\n', names);
        string[] licences = [.. Lines(Card.TrainedOn, CardKeys.Licence).Union(Lines(items, CardKeys.Licence))];
        if (licences.Length > 0)
        {
            facts[CardKeys.Licence] = string.Join('\n', licences);
        }

        return facts;
    }

    private static string[] Lines(IReadOnlyDictionary<string, string> facts, string key) => facts.TryGetValue(key, out string? text) ? text.Split('\n') : [];
}
