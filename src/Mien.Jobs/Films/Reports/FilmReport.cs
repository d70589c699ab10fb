using Mien.Faces.Persons;
using Mien.Jobs.Cast;

namespace Mien.Jobs.Films.Reports;

/// <summary>What a film swap did.</summary>
public sealed record FilmReport
{
    public required string Swapper { get; init; }

    public required string TargetPath { get; init; }

    public required string OutputPath { get; init; }

    public required IReadOnlyList<SourceReport> Sources { get; init; }

    /// <summary>Who is in the film; empty when nobody had to be told apart.</summary>
    public IReadOnlyList<FilmPerson> Persons { get; init; } = [];

    public required int Segments { get; init; }

    /// <summary>Segments that an earlier run had finished.</summary>
    public required int KeptSegments { get; init; }

    public required int Frames { get; init; }

    public required int SwappedFrames { get; init; }

    public required int SwappedFaces { get; init; }

    /// <summary>Frames that the source promised and the decoder did not give.</summary>
    public required int DroppedFrames { get; init; }

    /// <summary>False when this machine's part is done and the film waits for the others' (`mien join`).</summary>
    public required bool IsJoined { get; init; }

    /// <summary>The busiest stage first: it holds the others up.</summary>
    public required IReadOnlyList<StageUse> Stages { get; init; }

    public required TimeSpan Elapsed { get; init; }
}
