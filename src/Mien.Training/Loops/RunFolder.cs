using Mien.Models.Cards;
using Mien.Training.Checkpoints;

namespace Mien.Training.Loops;

/// <summary>The folder of one run, with everything that is needed to go on. Every file appears whole or not at all, but for the log of
/// metrics, which grows line by line.</summary>
public sealed class RunFolder : IDisposable
{
    private FileStream? _lock;

    public RunFolder(string root) => Root = Path.GetFullPath(root);

    public string Root { get; }

    /// <summary>The step's graph.</summary>
    public string StepPath => InRoot("step.onnx");

    /// <summary>The newest state.</summary>
    public string CheckpointPath => InRoot("checkpoint.safetensors");

    /// <summary>What is learned from; it appears last of what <see cref="ITrainingRecipe.Prepare"/> makes.</summary>
    public string ItemsPath => InRoot("data.safetensors");

    /// <summary>What is held out, to measure on.</summary>
    public string HeldOutPath => InRoot("heldout.safetensors");

    public string MetricsPath => InRoot("metrics.jsonl");

    public string PreviewPath => InRoot("preview.png");

    public string CurvesPath => InRoot("losses.png");

    public string DescriptionPath => InRoot("run.json");

    /// <summary>The finished network.</summary>
    public string ModelPath => InRoot(ModelCard.NetworkFileName);

    /// <summary>The finished network's values alone.</summary>
    public string WeightsPath => InRoot("weights.safetensors");

    public string CardPath => ModelCard.PathBeside(ModelPath);

    /// <returns>Null when there is no run yet.</returns>
    /// <exception cref="RunException">There is one, but its file is damaged.</exception>
    public RunDescription? Description() =>
        File.Exists(DescriptionPath) ? RunDescription.Read(DescriptionPath) : null;

    /// <summary>Begins a run or goes on with it; nobody else may meanwhile.</summary>
    /// <returns>What has changed since the run was last worked on, as sentences; empty for a new run.</returns>
    /// <exception cref="RunException">The folder holds a run with settings that cannot change, is in use, or cannot be written.</exception>
    public IReadOnlyList<string> Open(ITrainingRecipe recipe)
    {
        Guard(() => _lock = FileLock.TryTake(Path.Combine(Disk.MakeFolder(Root), "run.lock")) ?? throw RunException.InUse(Root));
        if (!File.Exists(ItemsPath) || Description() is not { } there)
        {
            return [];
        }

        if (there.Recipe != recipe.Name)
        {
            throw RunException.OtherRecipe(Root, there.Recipe);
        }

        RunChoice[] changed = [.. recipe.Choices.Where(choice => there.Choices.TryGetValue(choice.Name, out string? before) && before != choice.Value)];
        string[] differences = [.. changed.Where(choice => !choice.MayChange).Select(choice => $"--{choice.Name} was {there.Choices[choice.Name]}, now {choice.Value}")];
        return differences.Length == 0
            ? [.. changed.Select(choice => $"--{choice.Name} was {there.Choices[choice.Name]}, from here on it is {choice.Value}")]
            : throw RunException.Differs(Root, differences);
    }

    /// <exception cref="RunException">The folder cannot be written.</exception>
    public void Write(string path, byte[] bytes) => Guard(() => AtomicFile.Write(path, bytes));

    /// <exception cref="RunException">The folder cannot be written.</exception>
    public void Write(string path, IReadOnlyList<TensorSource> tensors, IReadOnlyDictionary<string, string>? facts = null) =>
        Guard(() => Safetensors.Write(path, tensors, facts));

    /// <param name="lastStep">What comes after it is cut off; −1 for none.</param>
    /// <exception cref="RunException">The folder cannot be written.</exception>
    internal MetricsLog OpenLog(long lastStep)
    {
        MetricsLog? log = null;
        Guard(() => log = new(MetricsPath, lastStep));
        return log!;
    }

    /// <exception cref="RunException">The folder cannot be written.</exception>
    public void Save(Checkpoint checkpoint) => Guard(() => checkpoint.Save(CheckpointPath));

    public void Dispose()
    {
        _lock?.Dispose();
        _lock = null;
    }

    private string InRoot(string name) => Path.Combine(Root, name);

    /// <summary>Does something that writes into the folder.</summary>
    /// <exception cref="RunException">The folder cannot be written.</exception>
    internal void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw RunException.NotWritable(Root, exception);
        }
    }
}
