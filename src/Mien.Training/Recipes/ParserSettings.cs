using Mien.Faces.Persons;
using Mien.Training.Loops;
using Mien.Training.Networks;

namespace Mien.Training.Recipes;

/// <summary>What a person may choose of a face parser's training.</summary>
public sealed record ParserSettings
{
    private const string HairChoice = "hair", PeopleChoice = "people", FromChoice = "from", LicenceChoice = "licence", None = "none";

    public required string PhotoFolder { get; init; }

    /// <summary>Path of the network that says what is hair (<see cref="Packs.Parsing.HairTeacher"/>).</summary>
    public required string Hair { get; init; }

    public PersonNaming People { get; init; } = PersonNaming.Prefix;

    /// <summary>Path of a finished parser to begin from; null begins anew.</summary>
    public string? From { get; init; }

    /// <summary>Of the photos, in words, for the card; null says nothing.</summary>
    public string? Licence { get; init; }

    /// <summary>Pictures that are made to learn from.</summary>
    public int Items { get; init; } = 6000;

    /// <summary>Side of a crop, a multiple of 32; not a person's to choose, for programs ask for the usual one.</summary>
    internal int SizePx { get; init; } = ParserNetwork.UsualSizePx;

    public int Batch { get; init; } = 8;

    public long Steps { get; init; } = 6000;

    /// <summary>At its peak.</summary>
    public double LearningRate { get; init; } = 0.002;

    public long Seed { get; init; } = 1;

    /// <summary>By the options' names, as texts.</summary>
    public IReadOnlyList<RunChoice> ToChoices() =>
    [
        new("photos", Path.GetFullPath(PhotoFolder), MayChange: false),
        new(HairChoice, Path.GetFullPath(Hair), MayChange: false),
        new(PeopleChoice, LiveSettings.NameOf(People), MayChange: false),
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
    /// <exception cref="FormatException">A choice is no number or no naming.</exception>
    public static ParserSettings Of(string photoFolder, IReadOnlyDictionary<string, string> choices)
    {
        ParserSettings usual = new() { PhotoFolder = photoFolder, Hair = choices.GetValueOrDefault(HairChoice, "") };
        return usual with
        {
            People = choices.TryGetValue(PeopleChoice, out string? people) ? LiveSettings.Named<PersonNaming>(people) : usual.People,
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
