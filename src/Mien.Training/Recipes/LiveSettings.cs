using Mien.Training.Loops;
using Mien.Training.Networks;

namespace Mien.Training.Recipes;

/// <summary>What a person may choose of a live swapper's training.</summary>
public sealed record LiveSettings
{
    private const string IdentityChoice = "identity", RecogniserChoice = "recogniser", FromChoice = "from", TeacherChoice = "teacher", ShrinkChoice = "shrink", VariationChoice = "vary", LossesChoice = "losses", None = "none";

    public static IReadOnlyList<int> Shrinkings { get; } = [1, 2, 4];

    /// <summary>Path of a pack of faces (`mien faces pack`).</summary>
    public required string Pack { get; init; }

    public LiveNetworkSize Size { get; init; } = LiveNetworkSize.Live256;

    public LiveIdentity Identity { get; init; } = LiveIdentity.Texture;

    /// <summary>Path of a finished network to begin from, see <see cref="LiveWeights"/>; null begins anew.</summary>
    public string? From { get; init; }

    /// <summary>Path of a finished network whose results are right where no photo says what is; null does without. Its people are this network's, too.</summary>
    public string? Teacher { get; init; }

    /// <summary>Swaps that are made to learn from.</summary>
    public int Items { get; init; } = 3000;

    /// <summary>Path of a face recogniser's network (<see cref="FrozenRecogniser"/>) that a likeness is lost for; null does without. It teaches, and so it
    /// must not judge. With <see cref="LiveIdentity.Embedding"/> the vectors are its own, too, and it is needed.</summary>
    public string? Recogniser { get; init; }

    /// <summary>How many times smaller the pictures are that a step sees, one of <see cref="Shrinkings"/>. A step has a quarter or a sixteenth of the multiply-adds then, and what it teaches of light and
    /// of what belongs to a face holds for larger pictures, too. Detail does not: the last steps should see all of it.</summary>
    public int Shrinking { get; init; } = 1;

    /// <summary>Measured to be worth nothing, and to cost a little sharpness (docs/harmoniser.md).</summary>
    public PhotoVariation Variation { get; init; }

    /// <summary>Beside pixels, mask and likeness.</summary>
    public LiveLosses Losses { get; init; }

    public int Batch { get; init; } = 8;

    public long Steps { get; init; } = 6000;

    /// <summary>At its peak.</summary>
    public double LearningRate { get; init; } = 0.0006;

    public long Seed { get; init; } = 1;

    /// <summary>By the options' names, as texts.</summary>
    public IReadOnlyList<RunChoice> ToChoices() =>
    [
        new("pack", Path.GetFullPath(Pack), MayChange: false),
        new("size", Size.Name, MayChange: false),
        new(IdentityChoice, NameOf(Identity), MayChange: false),
        new(FromChoice, PathOr(From), MayChange: false),
        new(TeacherChoice, PathOr(Teacher), MayChange: false),
        RunChoice.Of("items", Items),
        RunChoice.Of("batch", Batch),
        RunChoice.Of("seed", Seed),
        RunChoice.Of("steps", Steps, mayChange: true),
        RunChoice.Of("learning-rate", LearningRate, mayChange: true),
        RunChoice.Of(ShrinkChoice, Shrinking, mayChange: true),
        new(VariationChoice, NameOf(Variation), MayChange: true),
        new(LossesChoice, NameOf(Losses), MayChange: false),
        new(RecogniserChoice, PathOr(Recogniser), MayChange: Identity == LiveIdentity.Texture),
    ];

    /// <summary>These settings, with a run's choices in place of what is not given.</summary>
    /// <param name="choices">Of <see cref="RunDescription.Choices"/>.</param>
    /// <exception cref="FormatException">A choice is no number, no size or no identity.</exception>
    public static LiveSettings Of(string pack, IReadOnlyDictionary<string, string> choices)
    {
        LiveSettings usual = new() { Pack = pack };
        return usual with
        {
            Size = choices.TryGetValue("size", out string? size) ? LiveNetworkSize.Named(size) : usual.Size,
            Identity = choices.TryGetValue(IdentityChoice, out string? identity) ? Named<LiveIdentity>(identity) : usual.Identity,
            Items = RunChoice.Number(choices, "items", usual.Items),
            Batch = RunChoice.Number(choices, "batch", usual.Batch),
            Seed = RunChoice.Number(choices, "seed", usual.Seed),
            Steps = RunChoice.Number(choices, "steps", usual.Steps),
            LearningRate = RunChoice.Number(choices, "learning-rate", usual.LearningRate),
            Shrinking = RunChoice.Number(choices, ShrinkChoice, usual.Shrinking),
            Variation = choices.TryGetValue(VariationChoice, out string? variation) ? Named<PhotoVariation>(variation) : usual.Variation,
            Losses = choices.TryGetValue(LossesChoice, out string? losses) ? Named<LiveLosses>(losses) : usual.Losses,
            From = PathIn(choices, FromChoice),
            Teacher = PathIn(choices, TeacherChoice),
            Recogniser = PathIn(choices, RecogniserChoice),
        };
    }

    /// <summary>As an option takes it: "texture", "landmarks,adversary".</summary>
    public static string NameOf<T>(T choice)
        where T : struct, Enum => choice.ToString().Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <exception cref="FormatException">There is none of this name.</exception>
    public static T Named<T>(string name)
        where T : struct, Enum => Enum.TryParse(name, ignoreCase: true, out T choice) ? choice : throw new FormatException($"There is no {typeof(T).Name} \"{name}\".");

    private static string PathOr(string? path) => path is null ? None : Path.GetFullPath(path);

    private static string? PathIn(IReadOnlyDictionary<string, string> choices, string name) =>
        choices.TryGetValue(name, out string? path) && path != None ? path : null;
}
