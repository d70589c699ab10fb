using Mien.Jobs.Films.Reports;

namespace Mien.App.Reports;

/// <summary>The report of `mien swap --json` for a film.</summary>
public sealed record FilmJson
{
    public required string Swapper { get; init; }

    public required string Target { get; init; }

    /// <summary>Null while other machines' parts are missing.</summary>
    public string? Output { get; init; }

    public required int Frames { get; init; }

    public required int SwappedFrames { get; init; }

    public required int SwappedFaces { get; init; }

    public required int DroppedFrames { get; init; }

    public required int Segments { get; init; }

    public required int KeptSegments { get; init; }

    /// <summary>Share of the time each stage was busy, 0 … 1.</summary>
    public required IReadOnlyDictionary<string, double> StageShares { get; init; }

    public required double ElapsedMs { get; init; }

    public static FilmJson Of(FilmReport report) => new()
    {
        Swapper = report.Swapper,
        Target = report.TargetPath,
        Output = report.IsJoined ? report.OutputPath : null,
        Frames = report.Frames,
        SwappedFrames = report.SwappedFrames,
        SwappedFaces = report.SwappedFaces,
        DroppedFrames = report.DroppedFrames,
        Segments = report.Segments,
        KeptSegments = report.KeptSegments,
        StageShares = report.Stages.ToDictionary(stage => stage.Stage, stage => Math.Round(stage.Share, 4)),
        ElapsedMs = Math.Round(report.Elapsed.TotalMilliseconds, 2),
    };
}
