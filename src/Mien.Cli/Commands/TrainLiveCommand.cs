using System.CommandLine;
using System.Globalization;
using Mien.App.Swappers;
using Mien.Cli.Options;
using Mien.Cli.Training;
using Mien.Models.Catalogue;
using Mien.Runtime;
using Mien.Training.Loops;
using Mien.Training.Networks;
using Mien.Training.Recipes;

namespace Mien.Cli.Commands;

/// <summary>Trains the network of a live swapper, on a pack of faces.</summary>
internal sealed class TrainLiveCommand : MienCommand
{
    /// <summary>For the help; the pack does not matter.</summary>
    private static readonly LiveSettings s_usual = new() { Pack = "" };

    private readonly Argument<string> _pack = new("PACK") { Description = "A training file that `mien faces pack` made." };
    private readonly Option<string?> _size = SharedOptions.Choice(
        "--size", [.. LiveNetworkSize.All.Select(size => size.Name)], "How large the network is: 256 px, or 512 px with fewer (mini) or more (base) values [usual: 256].");
    private readonly Option<string?> _identity = SharedOptions.Choice(
        "--identity", [.. Enum.GetValues<LiveIdentity>().Select(LiveSettings.NameOf)],
        "What the network is given of the source: its pixels on the target's mesh (texture), or the vector of --recogniser alone, for comparison (embedding) [usual: texture].");
    private readonly Option<string?> _from = new("--from")
    {
        Description = $"A finished network to begin from instead of anew: {string.Join(", ", ShippedModels.Swappers)}, or a file that this command made, of the same size or, for base, of mini.",
        HelpName = "NAME|FILE.onnx",
    };

    private readonly Option<string?> _teacher = new("--teacher")
    {
        Description = "A finished network of any size whose results this one is to equal where there is no photo to learn from: --from's names, or a file.",
        HelpName = "NAME|FILE.onnx",
    };

    private readonly Option<string?> _shrink = SharedOptions.Choice(
        "--shrink", [.. LiveSettings.Shrinkings.Select(factor => factor.ToString(CultureInfo.InvariantCulture))],
        "How many times smaller the pictures are that a step sees: cheap first steps, for a run may go on with larger ones [usual: 1].");

    private readonly Option<int?> _items = SharedOptions.Ranged("--items", 8, 1_000_000, FormattableString.Invariant($"Swaps that are made to learn from [usual: {s_usual.Items}]."));
    private readonly Option<string?> _recogniser = new("--recogniser")
    {
        Description = "A face recogniser's network that teaches to keep the likeness; a run may take it up later. It must not judge afterwards. The vectors of --identity embedding are its own.",
        HelpName = "FILE.onnx",
    };

    private readonly Option<PhotoVariation?> _vary = SharedOptions.Choice<PhotoVariation>(
        "--vary", "In what photos are varied while they are learned from: light, light and size (all), or nothing [usual: none].");

    private readonly Option<LiveLosses?> _losses = SharedOptions.Choices<LiveLosses>(
        "--losses", "What teaches beside pixels, mask and likeness: lids and lips (landmarks), what a landmark network's layers see (features), a critic that tells results from photos (adversary) [usual: none].");

    private readonly TrainingOptions _options = new((s_usual.Steps, s_usual.Batch, s_usual.LearningRate));

    public TrainLiveCommand(CommandContext context)
        : base(
            "live",
            "Trains the network that makes a drawn face belong to its picture.",
            context,
            new("train live faces.safetensors -o run/", "makes swaps to learn from, trains, writes run/model.onnx; look at run/preview.png meanwhile"),
            new("train live faces.safetensors -o run/ --steps 20000", "goes on with that run, for longer"),
            new("train live large.safetensors -o base/ --size base --from live-512-mini --shrink 2", "a larger network that begins as the smaller one ends; go on with --shrink 1 --steps 12000"),
            new("train live large.safetensors -o sharper/ --size mini --from mini/model.onnx --losses landmarks,adversary", "teaches a finished network further, with more demanding losses"),
            new("train live mine.safetensors -o mine/ --from live-256 --learning-rate 0.0003 --steps 2000", "teaches a network that comes with Mien your own photos, too"),
            new("train live faces.safetensors -o rival/ --identity embedding --recogniser recogniser.onnx", "the same without the source's pixels, to compare with"),
            new("train live large.safetensors -o mini/ --size mini --batch 4", "for 512 px; the pack's faces must be as large"))
    {
        foreach (Option option in (Option[])[_size, _identity, _from, _teacher, _shrink, _vary, _losses, _items, _recogniser, .. _options.All])
        {
            Add(option);
        }

        Add(_pack);
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        using RunFolder folder = _options.Folder(arguments);
        LiveSettings settings = Settings(arguments, folder);
        if (settings is { Identity: LiveIdentity.Embedding, Recogniser: null })
        {
            throw WrongUsage.Because("--identity embedding needs a recogniser whose vectors the network is given", "name its network with --recogniser FILE.onnx");
        }

        using SwapperCatalog catalog = new(DeviceChoice.Cpu);
        PairSwapper? teacher = settings.Teacher is null ? null : new(catalog.Create(settings.Teacher, workers: 1));
        LiveRecipe recipe = new(settings, new PairSwapper(catalog.Create(SwapperChoice.Whole, workers: 1)), teacher);
        _options.Run(arguments, recipe, folder, Context);
        return ExitCode.Done;
    }

    /// <summary>What is given, else what the run in the folder has, else what is usual.</summary>
    private LiveSettings Settings(ParseResult arguments, RunFolder folder)
    {
        LiveSettings kept = LiveSettings.Of(arguments.GetValue(_pack)!, folder.Description()?.Choices ?? new Dictionary<string, string>());
        return kept with
        {
            Size = arguments.GetValue(_size) is string size ? LiveNetworkSize.Named(size) : kept.Size,
            Identity = arguments.GetValue(_identity) is string identity ? LiveSettings.Named<LiveIdentity>(identity) : kept.Identity,
            From = arguments.GetValue(_from) is string from ? ShippedModels.PathOf(from) : kept.From,
            Teacher = arguments.GetValue(_teacher) is string teacher ? ShippedModels.PathOf(teacher) : kept.Teacher,
            Shrinking = arguments.GetValue(_shrink) is string factor ? int.Parse(factor, CultureInfo.InvariantCulture) : kept.Shrinking,
            Variation = arguments.GetValue(_vary) ?? kept.Variation,
            Losses = arguments.GetValue(_losses) ?? kept.Losses,
            Items = arguments.GetValue(_items) ?? kept.Items,
            Recogniser = arguments.GetValue(_recogniser) ?? kept.Recogniser,
            Batch = _options.Batch(arguments) ?? kept.Batch,
            Steps = _options.Steps(arguments) ?? kept.Steps,
            LearningRate = _options.LearningRate(arguments) ?? kept.LearningRate,
            Seed = _options.Seed(arguments) ?? kept.Seed,
        };
    }
}
