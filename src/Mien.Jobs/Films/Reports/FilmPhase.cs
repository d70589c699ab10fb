namespace Mien.Jobs.Films.Reports;

/// <summary>What a film job is busy with.</summary>
public enum FilmPhase
{
    /// <summary>Looking who is in the film.</summary>
    Scouting,

    Swapping,

    /// <summary>Putting segments, sound and the rest together.</summary>
    Joining,
}
