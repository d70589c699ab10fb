using Mien.Training.Loops;

namespace Mien.Training.Recipes;

/// <summary>What a person may choose of the denoising autoencoder.</summary>
public sealed record AutoencoderSettings
{
    public required string PhotoFolder { get; init; }

    /// <summary>Side of a face in pixels: 64 or 128.</summary>
    public int SizePx { get; init; } = 64;

    public int Batch { get; init; } = 16;

    public long Steps { get; init; } = 3000;

    /// <summary>At its peak.</summary>
    public double LearningRate { get; init; } = 0.002;

    public long Seed { get; init; } = 1;

    /// <summary>By the options' names, as texts.</summary>
    public IReadOnlyList<RunChoice> ToChoices() =>
    [
        new("photos", Path.GetFullPath(PhotoFolder), MayChange: false),
        RunChoice.Of("size", SizePx),
        RunChoice.Of("batch", Batch),
        RunChoice.Of("seed", Seed),
        RunChoice.Of("steps", Steps, mayChange: true),
        RunChoice.Of("learning-rate", LearningRate, mayChange: true),
    ];

    /// <summary>These settings, with a run's choices in place of what is not given.</summary>
    /// <param name="choices">Of <see cref="RunDescription.Choices"/>.</param>
    /// <exception cref="FormatException">A choice is no number.</exception>
    public static AutoencoderSettings Of(string photoFolder, IReadOnlyDictionary<string, string> choices)
    {
        AutoencoderSettings usual = new() { PhotoFolder = photoFolder };
        return usual with
        {
            SizePx = RunChoice.Number(choices, "size", usual.SizePx),
            Batch = RunChoice.Number(choices, "batch", usual.Batch),
            Seed = RunChoice.Number(choices, "seed", usual.Seed),
            Steps = RunChoice.Number(choices, "steps", usual.Steps),
            LearningRate = RunChoice.Number(choices, "learning-rate", usual.LearningRate),
        };
    }
}
