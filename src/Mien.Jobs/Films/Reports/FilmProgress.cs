namespace Mien.Jobs.Films.Reports;

/// <summary>How far a film is.</summary>
public sealed record FilmProgress
{
    public required FilmPhase Phase { get; init; }

    /// <summary>Frames that are finished; those of earlier runs count too.</summary>
    public required int Frames { get; init; }

    /// <summary>As the source says; 0 when it does not.</summary>
    public required int TotalFrames { get; init; }

    /// <summary>Frames that an earlier run had finished.</summary>
    public int KeptFrames { get; init; }

    /// <summary>Faces replaced in the latest frame.</summary>
    public int FacesNow { get; init; }

    /// <summary>Frames that the source promised and the decoder did not give.</summary>
    public int DroppedFrames { get; init; }
}
