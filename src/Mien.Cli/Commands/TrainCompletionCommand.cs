using System.CommandLine;
using Mien.Cli.Options;
using Mien.Cli.Training;
using Mien.Faces;
using Mien.Runtime;
using Mien.Training.Loops;
using Mien.Training.Packs;
using Mien.Training.Recipes;

namespace Mien.Cli.Commands;

/// <summary>Trains the network that makes unwrapped faces whole, on any folder of photos.</summary>
internal sealed class TrainCompletionCommand : MienCommand
{
    /// <summary>For the help; the folder does not matter.</summary>
    private static readonly CompletionSettings s_usual = new() { PhotoFolder = "" };

    private readonly Argument<string> _photos = new("PHOTOS") { Description = "A folder of photos; folders in it are looked through too." };
    private readonly Option<int?> _items = SharedOptions.Ranged("--items", 8, 1_000_000, FormattableString.Invariant($"Exercises that are made to learn from [usual: {s_usual.Items}]."));
    private readonly Option<string?> _variants = new("--variants")
    {
        Description = "A folder of pictures of people who show something else in the same pose and light, told apart by the file's name before its first _; what they show is to be taken out.",
        HelpName = "FOLDER",
    };

    private readonly Option<string?> _from = new("--from") { Description = "A finished network to begin from instead of anew.", HelpName = "FILE.onnx" };
    private readonly Option<string?> _licence = new("--licence") { Description = "Of the photos; it goes onto the network's card.", HelpName = "TEXT" };
    private readonly TrainingOptions _options = new((s_usual.Steps, s_usual.Batch, s_usual.LearningRate));

    public TrainCompletionCommand(CommandContext context)
        : base(
            "completion",
            "Trains the network that makes up what a photo does not show of a face.",
            context,
            new("train completion photos/ -o run/", "hides parts of faces, trains, writes run/model.onnx; look at run/preview.png meanwhile"),
            new("train completion photos/ -o run/ --steps 10000", "goes on with that run, for longer"),
            new("train completion photos/ -o further/ --from run/model.onnx --seed 2", "teaches a finished network further, on other exercises"))
    {
        foreach (Option option in (Option[])[_items, _variants, _from, _licence, .. _options.All])
        {
            Add(option);
        }

        Add(_photos);
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        using RunFolder folder = _options.Folder(arguments);
        using PerceptionModels models = OpenPerception(DeviceChoice.Cpu);
        CompletionRecipe recipe = new(Settings(arguments, folder), PerceivedFaceCache.Default(new FaceAnalyzer(models)), models.Parser);
        _options.Run(arguments, recipe, folder, Context);
        return ExitCode.Done;
    }

    /// <summary>What is given, else what the run in the folder has, else what is usual.</summary>
    private CompletionSettings Settings(ParseResult arguments, RunFolder folder)
    {
        CompletionSettings kept = CompletionSettings.Of(arguments.GetValue(_photos)!, folder.Description()?.Choices ?? new Dictionary<string, string>());
        return kept with
        {
            VariantsFolder = arguments.GetValue(_variants) ?? kept.VariantsFolder,
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
