namespace Mien.Jobs.Debug;

/// <summary>How long a stage of the work took.</summary>
public readonly record struct StageTime(string Stage, TimeSpan Elapsed);
