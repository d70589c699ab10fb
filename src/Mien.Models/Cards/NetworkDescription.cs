namespace Mien.Models.Cards;

/// <summary>What a person should know of a network before using it.</summary>
public sealed record NetworkDescription
{
    /// <summary>In one sentence.</summary>
    public required string Purpose { get; init; }

    /// <summary>Ranges, colours and framing of inputs and outputs.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>Where it fails.</summary>
    public required IReadOnlyList<string> Limits { get; init; }
}
