using System.Globalization;
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
        new("size", Text(SizePx), MayChange: false),
        new("batch", Text(Batch), MayChange: false),
        new("seed", Text(Seed), MayChange: false),
        new("steps", Text(Steps), MayChange: true),
        new("learning-rate", Text(LearningRate), MayChange: true),
    ];

    /// <summary>These settings, with a run's choices in place of what is not given.</summary>
    /// <param name="choices">Of <see cref="RunDescription.Choices"/>.</param>
    /// <exception cref="FormatException">A choice is no number.</exception>
    public static AutoencoderSettings Of(string photoFolder, IReadOnlyDictionary<string, string> choices)
    {
        AutoencoderSettings usual = new() { PhotoFolder = photoFolder };
        return usual with
        {
            SizePx = Number(choices, "size", usual.SizePx),
            Batch = Number(choices, "batch", usual.Batch),
            Seed = Number(choices, "seed", usual.Seed),
            Steps = Number(choices, "steps", usual.Steps),
            LearningRate = Number(choices, "learning-rate", usual.LearningRate),
        };
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private static T Number<T>(IReadOnlyDictionary<string, string> choices, string name, T usual)
        where T : IParsable<T> => choices.TryGetValue(name, out string? text) ? T.Parse(text, CultureInfo.InvariantCulture) : usual;
}
