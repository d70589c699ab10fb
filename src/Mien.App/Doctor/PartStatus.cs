namespace Mien.App.Doctor;

/// <summary>One thing Mien stands on.</summary>
public sealed record PartStatus
{
    public required string Name { get; init; }

    /// <summary>Version or short description; null when it is missing.</summary>
    public string? Version { get; init; }

    /// <summary>Where it lies; null when that says nothing.</summary>
    public string? Path { get; init; }

    /// <summary>What to do when it is missing or broken; null when it is well.</summary>
    public string? Hint { get; init; }

    /// <summary>Whether photo swaps need it.</summary>
    public bool IsNeeded { get; init; }
}
