using System.CommandLine;
using System.Globalization;
using Mien.Cli.Json;
using Mien.Cli.Training;
using Mien.Faces;
using Mien.Runtime;
using Mien.Training.Data;
using Mien.Training.Loops;
using Mien.Training.Recipes;

namespace Mien.Cli.Commands;

/// <summary>Trains a network that brings damaged faces back, on any folder of photos.</summary>
internal sealed class TrainAutoencoderCommand : MienCommand
{
    private readonly Argument<string> _photos = new("PHOTOS") { Description = "A folder of photos; folders in it are looked through too." };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The folder of the run; one that is there already goes on.",
        HelpName = "RUN",
        Required = true,
    };

    private readonly Option<string?> _size = SharedOptions.Choice("--size", ["64", "128"], "Side of a face in pixels [usual: 64].");
    private readonly Option<long?> _steps = SharedOptions.Ranged("--steps", 1L, 100_000_000L, "How long to train [usual: 3000].");
    private readonly Option<int?> _batch = SharedOptions.Ranged("--batch", 1, 1024, "Faces that a step sees [usual: 16].");
    private readonly Option<double?> _rate = SharedOptions.Ranged("--learning-rate", 1e-7, 1.0, "How far a step goes, at most [usual: 0.002].");
    private readonly Option<int?> _seed = SharedOptions.Ranged("--seed", 0, int.MaxValue, "Of everything random; the same seed gives the same network [usual: 1].");
    private readonly Option<DeviceChoice> _device = SharedOptions.Device();
    private readonly Option<long?> _previewEvery = SharedOptions.Ranged("--preview-every", 1L, 1_000_000L, "Steps between two previews [usual: 250].");
    private readonly Option<double?> _checkpointEvery = SharedOptions.Ranged("--checkpoint-every", 1.0, 86400.0, "Seconds between two checkpoints [usual: 120].");
    private readonly Option<bool> _prepare = new("--prepare") { Description = "Find the faces and write the run's folder, but train elsewhere (docs/training-on-a-gpu.md)." };
    private readonly Option<bool> _json = SharedOptions.Json();

    public TrainAutoencoderCommand(CommandContext context)
        : base(
            "autoencoder",
            "Trains a network that takes noise, blur and holes out of faces.",
            context,
            new("train autoencoder photos/ -o run/", "finds the faces, trains, writes run/model.onnx; look at run/preview.png meanwhile"),
            new("train autoencoder photos/ -o run/ --steps 10000", "goes on with that run, for longer"),
            new("train autoencoder photos/ -o big/ --size 128 --batch 8 --learning-rate 0.001", "larger faces, smaller steps"))
    {
        foreach (Option option in (Option[])[_output, _size, _steps, _batch, _rate, _seed, _device, _previewEvery, _checkpointEvery, _prepare, _json])
        {
            Add(option);
        }

        Add(_photos);
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        using RunFolder folder = new(arguments.GetValue(_output)!);
        TrainingPlan usual = new();
        TrainingPlan plan = usual with
        {
            Device = arguments.GetValue(_device),
            PreviewEvery = arguments.GetValue(_previewEvery) ?? usual.PreviewEvery,
            CheckpointEvery = arguments.GetValue(_checkpointEvery) is double seconds ? TimeSpan.FromSeconds(seconds) : usual.CheckpointEvery,
            OnlyPrepare = arguments.GetValue(_prepare),
            MadeWith = $"Mien {ProgramVersion.Text}",
        };
        using PerceptionModels models = OpenPerception(DeviceChoice.Cpu);
        AutoencoderRecipe recipe = new(Settings(arguments, folder), models, FaceCropCache.Default);
        TrainingReport report = TrainingRun.Run(recipe, folder, plan, Context);
        if (arguments.GetValue(_json))
        {
            Context.Output.WriteJson(TrainingJson.Of(report, folder));
        }
        else
        {
            TrainingSummary.Write(report, folder, Context.Output);
        }

        return ExitCode.Done;
    }

    /// <summary>What is given, else what the run in the folder has, else what is usual.</summary>
    private AutoencoderSettings Settings(ParseResult arguments, RunFolder folder)
    {
        AutoencoderSettings kept = AutoencoderSettings.Of(arguments.GetValue(_photos)!, folder.Description()?.Choices ?? new Dictionary<string, string>());
        return kept with
        {
            SizePx = arguments.GetValue(_size) is string size ? int.Parse(size, CultureInfo.InvariantCulture) : kept.SizePx,
            Batch = arguments.GetValue(_batch) ?? kept.Batch,
            Steps = arguments.GetValue(_steps) ?? kept.Steps,
            LearningRate = arguments.GetValue(_rate) ?? kept.LearningRate,
            Seed = arguments.GetValue(_seed) ?? kept.Seed,
        };
    }
}
