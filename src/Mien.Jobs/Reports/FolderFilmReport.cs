using Mien.Jobs.Films.Reports;

namespace Mien.Jobs.Reports;

/// <summary>What became of one film of a folder.</summary>
public sealed record FolderFilmReport : ITargetReport
{
    public required string TargetPath { get; init; }

    public required string OutputPath { get; init; }

    public required TargetOutcome Outcome { get; init; }

    /// <summary>Null when nothing was done or it failed.</summary>
    public FilmReport? Film { get; init; }

    public Exception? Fault { get; init; }
}
