using Mien.Training.Loops;

namespace Mien.Training.Recipes;

/// <summary>What a person may choose of a completion network.</summary>
public sealed record CompletionSettings
{
    private const string LicenceChoice = "licence", VariantsChoice = "variants", FromChoice = "from", None = "none";

    public required string PhotoFolder { get; init; }

    /// <summary>Pictures of people who show something else in the same pose and light; null has none.</summary>
    public string? VariantsFolder { get; init; }

    /// <summary>Path of a finished network to begin from; null begins anew.</summary>
    public string? From { get; init; }

    /// <summary>Of the photos, for the card; null where nobody said.</summary>
    public string? Licence { get; init; }

    /// <summary>Exercises that are made to learn from.</summary>
    public int Items { get; init; } = 3000;

    public int Batch { get; init; } = 4;

    public long Steps { get; init; } = 4000;

    /// <summary>At its peak.</summary>
    public double LearningRate { get; init; } = 0.001;

    public long Seed { get; init; } = 1;

    /// <summary>By the options' names, as texts.</summary>
    public IReadOnlyList<RunChoice> ToChoices() =>
    [
        new("photos", Path.GetFullPath(PhotoFolder), MayChange: false),
        new(VariantsChoice, VariantsFolder is null ? None : Path.GetFullPath(VariantsFolder), MayChange: false),
        new(FromChoice, From is null ? None : Path.GetFullPath(From), MayChange: false),
        new(LicenceChoice, Licence ?? None, MayChange: true),
        RunChoice.Of("items", Items),
        RunChoice.Of("batch", Batch),
        RunChoice.Of("seed", Seed),
        RunChoice.Of("steps", Steps, mayChange: true),
        RunChoice.Of("learning-rate", LearningRate, mayChange: true),
    ];

    /// <summary>These settings, with a run's choices in place of what is not given.</summary>
    /// <param name="choices">Of <see cref="RunDescription.Choices"/>.</param>
    /// <exception cref="FormatException">A choice is no number.</exception>
    public static CompletionSettings Of(string photoFolder, IReadOnlyDictionary<string, string> choices)
    {
        CompletionSettings usual = new() { PhotoFolder = photoFolder };
        return usual with
        {
            VariantsFolder = Text(VariantsChoice),
            From = Text(FromChoice),
            Licence = Text(LicenceChoice),
            Items = RunChoice.Number(choices, "items", usual.Items),
            Batch = RunChoice.Number(choices, "batch", usual.Batch),
            Seed = RunChoice.Number(choices, "seed", usual.Seed),
            Steps = RunChoice.Number(choices, "steps", usual.Steps),
            LearningRate = RunChoice.Number(choices, "learning-rate", usual.LearningRate),
        };

        string? Text(string name) => choices.TryGetValue(name, out string? text) && text != None ? text : null;
    }
}
