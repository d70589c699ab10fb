using Mien.Jobs.Debug;

namespace Mien.Jobs.Reports;

/// <summary>What became of one target photo.</summary>
public sealed record PhotoReport : ITargetReport
{
    public required string TargetPath { get; init; }

    public required string OutputPath { get; init; }

    public required TargetOutcome Outcome { get; init; }

    /// <summary>The swapped faces; empty unless the outcome is <see cref="TargetOutcome.Swapped"/>.</summary>
    public IReadOnlyList<SwappedFace> Faces { get; init; } = [];

    /// <summary>Time of each stage over all faces, in order of work.</summary>
    public IReadOnlyList<StageTime> Times { get; init; } = [];

    /// <summary>What a person may not have meant, a sentence each; empty as a rule.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public TimeSpan Elapsed { get; init; }

    public Exception? Fault { get; init; }
}
