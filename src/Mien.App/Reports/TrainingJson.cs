using Mien.Training.Loops;

namespace Mien.App.Reports;

/// <summary>The report of `mien train --json`.</summary>
public sealed record TrainingJson
{
    public required string Folder { get; init; }

    /// <summary>Null while the run is not finished.</summary>
    public required string? Model { get; init; }

    public required long Step { get; init; }

    public required long Steps { get; init; }

    /// <summary>Done in this sitting.</summary>
    public required long StepsNow { get; init; }

    public required double StepsPerSecond { get; init; }

    public required string Device { get; init; }

    public required IReadOnlyDictionary<string, double> HeldOutBefore { get; init; }

    public required IReadOnlyDictionary<string, double> HeldOutAfter { get; init; }

    public static TrainingJson Of(TrainingReport report, RunFolder folder) => new()
    {
        Folder = folder.Root,
        Model = report.IsFinished ? folder.ModelPath : null,
        Step = report.Step,
        Steps = report.Steps,
        StepsNow = report.Step - report.FirstStep,
        StepsPerSecond = Math.Round(report.StepsPerSecond, 3),
        Device = report.Device,
        HeldOutBefore = report.HeldOutBefore,
        HeldOutAfter = report.HeldOutAfter,
    };
}
