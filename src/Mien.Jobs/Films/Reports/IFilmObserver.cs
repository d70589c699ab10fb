namespace Mien.Jobs.Films.Reports;

/// <summary>Watches a film job; called from its threads, one call at a time.</summary>
public interface IFilmObserver
{
    void Advance(FilmProgress progress);

    /// <summary>A sentence that a person should read: what is handled otherwise than one might think.</summary>
    void Note(string sentence);
}
