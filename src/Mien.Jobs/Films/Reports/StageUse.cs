namespace Mien.Jobs.Films.Reports;

/// <summary>How busy a stage of the film pipeline was.</summary>
/// <param name="Busy">Time it worked, or waited for FFmpeg to take or give a frame; over all segments that ran side by side.</param>
/// <param name="Share">Of the time the pipeline ran, 0 … 1 for each of its lanes; the stage nearest to 1 holds the others up.</param>
public readonly record struct StageUse(string Stage, TimeSpan Busy, double Share);
