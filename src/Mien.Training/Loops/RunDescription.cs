namespace Mien.Training.Loops;

/// <summary>What a run is: the file run.json, and the configuration in its checkpoints.</summary>
public sealed record RunDescription
{
    public const string CurrentFormat = "mien-run/1";

    public string Format { get; init; } = CurrentFormat;

    /// <summary>Such as "autoencoder".</summary>
    public required string Recipe { get; init; }

    /// <summary>Items that a step sees.</summary>
    public required int Batch { get; init; }

    /// <summary>Of the items' order and of everything random in the step.</summary>
    public required long Seed { get; init; }

    /// <summary>After how many the run is finished.</summary>
    public required long Steps { get; init; }

    /// <summary>By the names of the step's inputs that are neither state nor data.</summary>
    public required IReadOnlyDictionary<string, Schedule> Settings { get; init; }

    /// <summary>What was chosen, by the options' names.</summary>
    public required IReadOnlyDictionary<string, string> Choices { get; init; }
}
