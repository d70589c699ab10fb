namespace Mien.Swapping.Photos;

/// <summary>What a photo swap did.</summary>
public sealed record SwapReport
{
    /// <summary>Name of the swapper.</summary>
    public required string Swapper { get; init; }

    public required IReadOnlyList<SourceReport> Sources { get; init; }

    /// <summary>One for each target photo, in the order of their names.</summary>
    public required IReadOnlyList<PhotoReport> Photos { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>What a person may not have meant, each once.</summary>
    public IEnumerable<string> Notes => Photos.SelectMany(photo => photo.Notes).Distinct();

    public int Count(PhotoOutcome outcome) => Photos.Count(photo => photo.Outcome == outcome);
}
