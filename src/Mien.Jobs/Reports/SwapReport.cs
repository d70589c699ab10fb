using Mien.Jobs.Cast;

namespace Mien.Jobs.Reports;

/// <summary>What the swap of a photo or a folder did.</summary>
public sealed record SwapReport
{
    /// <summary>Name of the swapper.</summary>
    public required string Swapper { get; init; }

    public required IReadOnlyList<SourceReport> Sources { get; init; }

    /// <summary>One for each target photo, in the order of their names.</summary>
    public required IReadOnlyList<PhotoReport> Photos { get; init; }

    /// <summary>One for each film of a folder, in the order of their names.</summary>
    public IReadOnlyList<FolderFilmReport> Films { get; init; } = [];

    public required TimeSpan Elapsed { get; init; }

    /// <summary>Photos, then films.</summary>
    public IEnumerable<ITargetReport> Targets => [.. Photos, .. Films];

    /// <summary>What a person may not have meant, each once.</summary>
    public IEnumerable<string> Notes => Photos.SelectMany(photo => photo.Notes).Distinct();

    public int Count(TargetOutcome outcome) => Targets.Count(target => target.Outcome == outcome);
}
