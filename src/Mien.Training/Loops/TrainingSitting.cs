using System.Diagnostics;
using Mien.Figures.Sheets;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Runtime;
using Mien.Training.Checkpoints;
using Mien.Training.Data;
using Mien.Training.Steps;

namespace Mien.Training.Loops;

/// <summary>A run from where it stands to its end or a stop.</summary>
internal sealed class TrainingSitting : IDisposable
{
    private readonly ITrainingRecipe _recipe;
    private readonly RunFolder _folder;
    private readonly TrainingPlan _plan;
    private readonly ITrainingObserver _observer;
    private readonly RunDescription _description;
    private readonly string _graphHash;
    private readonly long _firstStep;
    private readonly ItemsFile _items;
    private readonly StepRunner _runner;
    private readonly StepSettings _settings;
    private readonly HeldOutLook _look;
    private readonly MetricsLog _log;
    private readonly double _secondsBefore;
    private readonly RunawayWatch _watch = new();
    private readonly Stopwatch _inSteps = new();
    private readonly Stopwatch _sinceSaved = Stopwatch.StartNew();
    private IReadOnlyDictionary<string, double> _metrics = new Dictionary<string, double>();
    private long _step;
    private long _savedStep = -1;

    public TrainingSitting(ITrainingRecipe recipe, RunFolder folder, TrainingPlan plan, ITrainingObserver observer, RunDescription description)
    {
        (_recipe, _folder, _plan, _observer, _description) = (recipe, folder, plan, observer, description);
        TrainingStep step = recipe.BuildStep();
        byte[] onnx = step.Graph.ToOnnx();
        _graphHash = Checkpoint.HashOf(onnx);
        Checkpoint? kept = RunStart.Load(folder.CheckpointPath, step, _graphHash, observer);
        folder.Write(folder.StepPath, onnx);
        _step = _firstStep = kept?.Step ?? 0;
        _items = ItemsFile.Open(folder.ItemsPath);
        _runner = new(onnx, plan.Device);
        _runner.Load(kept?.States ?? [.. step.States.Select(state => state.Initial() with { Name = state.Name })]);
        _settings = new(recipe.Settings, _runner.Inputs);
        _look = new(recipe, folder.HeldOutPath, plan.Device);
        _log = folder.OpenLog(kept?.Step ?? -1);
        _secondsBefore = _log.Seconds;
        _savedStep = kept?.Step ?? -1;
    }

    private double Seconds => _secondsBefore + _inSteps.Elapsed.TotalSeconds;

    public TrainingReport Run(TrainingWishes wishes, CancellationToken cancellation)
    {
        using BatchFeeder feeder = new(_items, _recipe.Batch, _recipe.Seed, _step + 1);
        try
        {
            if (_step == 0 && _savedStep < 0)
            {
                Look(_metrics);
                Save();
            }

            while (_step < _recipe.Steps && !_plan.OnlyPrepare && !wishes.Take(TrainingWish.Stop))
            {
                Step(feeder, cancellation);
                bool isLast = _step == _recipe.Steps;
                if (wishes.Take(TrainingWish.Preview) || _step % _plan.PreviewEvery == 0 || isLast)
                {
                    Look(_metrics);
                }
                else
                {
                    Note(_metrics, new Dictionary<string, double>());
                }

                Report();
                bool isDue = _sinceSaved.Elapsed >= _plan.CheckpointEvery || _step % _plan.CheckpointEverySteps == 0;
                if (wishes.Take(TrainingWish.Save) || (isDue && !_watch.IsDoubtful) || isLast)
                {
                    Save();
                }
            }

            Save();
        }
        catch (OperationCanceledException)
        {
            Save();
            throw;
        }

        if (_step >= _recipe.Steps)
        {
            if (_log.LastLookStep < _step)
            {
                Look(_metrics); // the last steps were done elsewhere (tools/cuda), where nobody looks
            }

            Finish();
        }

        return new()
        {
            Step = _step,
            Steps = _recipe.Steps,
            FirstStep = _firstStep,
            Elapsed = _inSteps.Elapsed,
            Device = _runner.Device.Actual.ToString(),
            HeldOutBefore = _log.FirstLook,
            HeldOutAfter = _log.LastLook,
        };
    }

    public void Dispose()
    {
        _log.Dispose();
        _look.Dispose();
        _settings.Dispose();
        _runner.Dispose();
        _items.Dispose();
    }

    private void Step(BatchFeeder feeder, CancellationToken cancellation)
    {
        _inSteps.Start();
        Batch batch = feeder.Take(cancellation);
        IReadOnlyDictionary<string, TensorValue> results = _runner.Run(_settings.At(_step + 1).Concat(batch.Values).ToDictionary(), cancellation);
        _inSteps.Stop();
        _step++;
        Dictionary<string, double> metrics = results.Where(result => result.Value.Shape.Length == 0).ToDictionary(result => result.Key, result => (double)result.Value.Floats[0]);
        if (metrics.FirstOrDefault(metric => !double.IsFinite(metric.Value)).Key is string broken)
        {
            throw TrainingException.NotFinite(_step, broken, _savedStep);
        }

        Watch(metrics);
        foreach ((string name, double value) in _settings.Moving(_step))
        {
            metrics[name] = value;
        }

        _metrics = metrics;
    }

    private void Watch(IReadOnlyDictionary<string, double> metrics)
    {
        if (_watch.BecomesDoubtful(metrics))
        {
            _observer.Note(FormattableString.Invariant(
                $"step {_step}: the loss has risen from {_watch.Least:g3} to {_watch.Mean:g3}; until it falls again the checkpoint of step {_savedStep} is kept"));
        }

        if (_watch.HasRunAway)
        {
            throw TrainingException.RanAway(_step, _watch.Least, _watch.Mean, _savedStep);
        }
    }

    /// <summary>Measures on what is held out, draws preview and curves, and notes the step with what was seen.</summary>
    /// <param name="metrics">Of the step.</param>
    private void Look(IReadOnlyDictionary<string, double> metrics)
    {
        // Not to be cancelled: it takes a moment, and the step that is done must stand in the log.
        (IReadOnlyDictionary<string, double> seen, IReadOnlyList<Tile> tiles) = _look.See(_runner.Save());
        Note(metrics, seen);
        string title = $"{_recipe.Name}, step {_step}";
        SavePicture(_look.Sheet(title, tiles), _folder.PreviewPath);
        SavePicture(LossCurves.Draw(title, _log.Series), _folder.CurvesPath);
    }

    private void Note(IReadOnlyDictionary<string, double> metrics, IReadOnlyDictionary<string, double> seen) =>
        _folder.Guard(() => _log.Append(_step, Seconds, metrics, seen));

    private void SavePicture(Picture picture, string path) => _folder.Write(path, Photo.Of(picture).Encode(PictureFormat.Png, new() { Mark = false }));

    private void Save()
    {
        if (_savedStep == _step)
        {
            return;
        }

        IReadOnlyList<OnnxTensor> states = _runner.Save();
        if (RunStart.FindBroken(states) is string broken)
        {
            throw TrainingException.NotFinite(_step, broken, _savedStep);
        }

        _folder.Save(new()
        {
            Step = _step,
            GraphHash = _graphHash,
            Configuration = System.Text.Encoding.UTF8.GetString(_description.ToJson()),
            Commit = _plan.MadeWith,
            States = states,
        });
        _savedStep = _step;
        _sinceSaved.Restart();
    }

    private void Finish() => FinishedNetwork.Write(_recipe, _folder, _runner.Save(), (onnx, graph) => new()
    {
        Recipe = _recipe.Name,
        Network = _recipe.Describe(),
        Sha256 = Checkpoint.HashOf(onnx),
        Parameters = graph.Cost().Parameters,
        Macs = graph.Cost().Macs,
        Inputs = FinishedNetwork.Shapes(graph.Inputs),
        Outputs = FinishedNetwork.Shapes(graph.Outputs),
        TrainedOn = _recipe.TrainedOn(_items.Facts),
        Choices = _description.Choices,
        Steps = _step,
        Seconds = Math.Round(Seconds, 1),
        Device = _runner.Device.Actual.ToString(),
        HeldOutBefore = _log.FirstLook,
        HeldOutAfter = _log.LastLook,
        MadeWith = _plan.MadeWith,
    });

    private void Report() => _observer.Advance(new()
    {
        Step = _step,
        Steps = _recipe.Steps,
        FirstStep = _firstStep,
        Elapsed = _inSteps.Elapsed,
        Metrics = _metrics,
        HeldOut = _log.LastLook,
    });
}
