namespace Mien.Jobs.Reports;

/// <summary>What became of one target, be it a photo or a film.</summary>
public interface ITargetReport
{
    string TargetPath { get; }

    string OutputPath { get; }

    TargetOutcome Outcome { get; }

    /// <summary>Why there is no result, our own faults included; null when there is one.</summary>
    Exception? Fault { get; }
}
