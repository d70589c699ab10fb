namespace Mien.Training.Loops;

/// <summary>What a sitting came to.</summary>
public sealed record TrainingReport
{
    /// <summary>Done, over all sittings.</summary>
    public required long Step { get; init; }

    public required long Steps { get; init; }

    public required long FirstStep { get; init; }

    /// <summary>Time in this sitting's steps, without looks and checkpoints.</summary>
    public required TimeSpan Elapsed { get; init; }

    public required string Device { get; init; }

    public required IReadOnlyDictionary<string, double> HeldOutBefore { get; init; }

    public required IReadOnlyDictionary<string, double> HeldOutAfter { get; init; }

    /// <summary>Whether the network is finished and written.</summary>
    public bool IsFinished => Step >= Steps;

    public double StepsPerSecond => (Step - FirstStep) / Math.Max(Elapsed.TotalSeconds, 1e-9);
}
