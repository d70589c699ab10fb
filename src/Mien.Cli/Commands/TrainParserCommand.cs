using System.CommandLine;
using Mien.Cli.Options;
using Mien.Cli.Training;
using Mien.Faces;
using Mien.Faces.Persons;
using Mien.Runtime;
using Mien.Training.Loops;
using Mien.Training.Recipes;

namespace Mien.Cli.Commands;

/// <summary>Trains the face parser, on a folder of photos.</summary>
internal sealed class TrainParserCommand : MienCommand
{
    /// <summary>For the help; folder and teacher do not matter.</summary>
    private static readonly ParserSettings s_usual = new() { PhotoFolder = "", Hair = "" };

    private readonly Argument<string> _photos = new("PHOTOS") { Description = "A folder of photos of faces; folders in it are looked through too." };
    private readonly Option<string?> _hair = new("--hair") { Description = "The network that says what is hair: MediaPipe's hair segmentation, a file.", HelpName = "FILE.onnx" };
    private readonly Option<PersonNaming?> _people = SharedOptions.Choice<PersonNaming>(
        "--people", "What tells people apart: the folder, the file, or the file's name before its first _ (prefix) [usual: prefix].");

    private readonly Option<string?> _from = new("--from") { Description = "A finished parser to begin from instead of anew.", HelpName = "FILE.onnx" };
    private readonly Option<string?> _licence = new("--licence") { Description = "Of the photos; it goes onto the network's card.", HelpName = "TEXT" };
    private readonly Option<int?> _items = SharedOptions.Ranged("--items", 8, 1_000_000, FormattableString.Invariant($"Pictures that are made to learn from [usual: {s_usual.Items}]."));
    private readonly TrainingOptions _options = new((s_usual.Steps, s_usual.Batch, s_usual.LearningRate));

    public TrainParserCommand(CommandContext context)
        : base(
            "parser",
            "Trains the network that tells skin, hair, spectacles and hands apart.",
            context,
            new("train parser photos/ --hair hair.onnx -o run/", "draws things on the faces, trains, writes run/model.onnx; look at run/preview.png meanwhile"),
            new("train parser photos/ -o run/ --steps 20000", "goes on with that run, for longer"),
            new("train parser photos/ --hair hair.onnx -o further/ --from run/model.onnx --seed 2", "teaches a finished parser further, on other pictures"))
    {
        foreach (Option option in (Option[])[_hair, _people, _from, _licence, _items, .. _options.All])
        {
            Add(option);
        }

        Add(_photos);
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        using RunFolder folder = _options.Folder(arguments);
        ParserSettings settings = Settings(arguments, folder);
        if (settings.Hair.Length == 0)
        {
            throw WrongUsage.Because("nothing says what is hair", "name a hair segmentation network with --hair FILE.onnx");
        }

        using PerceptionModels models = OpenPerception(DeviceChoice.Cpu);
        _options.Run(arguments, new ParserRecipe(settings, models), folder, Context);
        return ExitCode.Done;
    }

    /// <summary>What is given, else what the run in the folder has, else what is usual.</summary>
    private ParserSettings Settings(ParseResult arguments, RunFolder folder)
    {
        ParserSettings kept = ParserSettings.Of(arguments.GetValue(_photos)!, folder.Description()?.Choices ?? new Dictionary<string, string>());
        return kept with
        {
            Hair = arguments.GetValue(_hair) ?? kept.Hair,
            People = arguments.GetValue(_people) ?? kept.People,
            From = arguments.GetValue(_from) ?? kept.From,
            Licence = arguments.GetValue(_licence) ?? kept.Licence,
            Items = arguments.GetValue(_items) ?? kept.Items,
            Batch = _options.Batch(arguments) ?? kept.Batch,
            Steps = _options.Steps(arguments) ?? kept.Steps,
            LearningRate = _options.LearningRate(arguments) ?? kept.LearningRate,
            Seed = _options.Seed(arguments) ?? kept.Seed,
        };
    }
}
