using System.CommandLine;
using Mien.App.Doctor;
using Mien.App.Reports;
using Mien.Cli.Options;
using Mien.Runtime;
using Mien.Training.Loops;

namespace Mien.Cli.Training;

/// <summary>Options that every training has.</summary>
/// <param name="usual">Numbers for the help.</param>
internal sealed class TrainingOptions((long Steps, int Batch, double Rate) usual)
{
    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The folder of the run; one that is there already goes on.",
        HelpName = "RUN",
        Required = true,
    };

    private readonly Option<long?> _steps = SharedOptions.Ranged("--steps", 1L, 100_000_000L, FormattableString.Invariant($"How long to train [usual: {usual.Steps}]."));
    private readonly Option<int?> _batch = SharedOptions.Ranged("--batch", 1, 1024, FormattableString.Invariant($"Faces that a step sees [usual: {usual.Batch}]."));
    private readonly Option<double?> _rate = SharedOptions.Ranged("--learning-rate", 1e-7, 1.0, FormattableString.Invariant($"How far a step goes, at most [usual: {usual.Rate}]."));
    private readonly Option<int?> _seed = SharedOptions.Ranged("--seed", 0, int.MaxValue, "Of everything random; the same seed gives the same network [usual: 1].");
    private readonly Option<DeviceChoice> _device = SharedOptions.Device();
    private readonly Option<long?> _previewEvery = SharedOptions.Ranged("--preview-every", 1L, 1_000_000L, "Steps between two previews [usual: 250].");
    private readonly Option<double?> _checkpointEvery = SharedOptions.Ranged("--checkpoint-every", 1.0, 86400.0, "Seconds between two checkpoints [usual: 120].");
    private readonly Option<bool> _prepare = new("--prepare") { Description = "Make the items and write the run's folder, but train elsewhere (docs/training-on-a-gpu.md)." };
    private readonly Option<bool> _json = SharedOptions.Json();

    public IReadOnlyList<Option> All => [_output, _steps, _batch, _rate, _seed, _device, _previewEvery, _checkpointEvery, _prepare, _json];

    public RunFolder Folder(ParseResult arguments) => new(arguments.GetValue(_output)!);

    public long? Steps(ParseResult arguments) => arguments.GetValue(_steps);

    public int? Batch(ParseResult arguments) => arguments.GetValue(_batch);

    public double? LearningRate(ParseResult arguments) => arguments.GetValue(_rate);

    public int? Seed(ParseResult arguments) => arguments.GetValue(_seed);

    /// <summary>Trains, and says what came of it.</summary>
    public void Run(ParseResult arguments, ITrainingRecipe recipe, RunFolder folder, CommandContext context)
    {
        TrainingReport report = TrainingRun.Run(recipe, folder, Plan(arguments), context);
        if (arguments.GetValue(_json))
        {
            context.WriteJson(TrainingJson.Of(report, folder));
        }
        else
        {
            TrainingSummary.Write(report, folder, context.Output);
        }
    }

    private TrainingPlan Plan(ParseResult arguments)
    {
        TrainingPlan plan = new();
        return plan with
        {
            Device = arguments.GetValue(_device),
            PreviewEvery = arguments.GetValue(_previewEvery) ?? plan.PreviewEvery,
            CheckpointEvery = arguments.GetValue(_checkpointEvery) is double seconds ? TimeSpan.FromSeconds(seconds) : plan.CheckpointEvery,
            OnlyPrepare = arguments.GetValue(_prepare),
            MadeWith = $"Mien {ProgramVersion.Text}",
        };
    }
}
