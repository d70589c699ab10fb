using Mien.Faces.Persons;

namespace Mien.Training.Proportions;

/// <summary>What a person may choose of what is learned of people's proportions.</summary>
public sealed record ProportionsSettings
{
    public required string PhotoFolder { get; init; }

    /// <summary>Photos of the same person teach what an expression does.</summary>
    public PersonNaming People { get; init; } = PersonNaming.Prefix;

    /// <summary>Of the photos, in words, for the card; null says nothing.</summary>
    public string? Licence { get; init; }
}
