namespace Mien.Training.Loops;

/// <summary>How far a training is.</summary>
public sealed record TrainingProgress
{
    /// <summary>Done.</summary>
    public required long Step { get; init; }

    public required long Steps { get; init; }

    /// <summary>Where this sitting began.</summary>
    public required long FirstStep { get; init; }

    /// <summary>Time in this sitting's steps, without looks and checkpoints.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Of the last step, by name.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>Of the last look; empty before the first.</summary>
    public required IReadOnlyDictionary<string, double> HeldOut { get; init; }
}
