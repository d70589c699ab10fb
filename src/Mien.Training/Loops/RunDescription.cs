using System.Text.Json;
using Mien.Models.Cards;

namespace Mien.Training.Loops;

/// <summary>What a run is: the file run.json, and the configuration in its checkpoints.</summary>
public sealed record RunDescription
{
    public const string CurrentFormat = "mien-run/1";

    private static readonly RunJson s_json = new(CheckedJson.Relaxed(RunJson.Default));

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

    /// <exception cref="RunException">The file is damaged.</exception>
    internal static RunDescription Read(string path) =>
        CheckedJson.Read(path, RunJson.Default.RunDescription, run => [run.Choices], fault => RunException.Damaged(path, fault));

    /// <summary>The bytes of its file.</summary>
    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, s_json.RunDescription);
}
