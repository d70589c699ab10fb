using Mien.Runtime;

namespace Mien.Training.Loops;

/// <summary>What a run does beside its steps; none of it changes what is learned.</summary>
public sealed record TrainingPlan
{
    public DeviceChoice Device { get; init; } = DeviceChoice.Auto;

    /// <summary>Steps between two looks at what is held out, each with preview and curves; the last step always has one.</summary>
    public long PreviewEvery { get; init; } = 250;

    /// <summary>Time between two checkpoints; the end of a sitting always has one.</summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Steps between two checkpoints, besides the time; null for none.</summary>
    public long? CheckpointEverySteps { get; init; }

    /// <summary>Make everything that the first step needs, and stop there: another engine takes the run over.</summary>
    public bool OnlyPrepare { get; init; }

    /// <summary>Program and commit, for checkpoints and cards.</summary>
    public string MadeWith { get; init; } = "Mien";
}
