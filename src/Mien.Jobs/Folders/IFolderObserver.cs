using Mien.Jobs.Films.Reports;
using Mien.Jobs.Reports;

namespace Mien.Jobs.Folders;

/// <summary>Watches the swap of a folder; called from the thread that runs it.</summary>
public interface IFolderObserver
{
    /// <summary>A film begins.</summary>
    /// <returns>Who watches it until the next call; null for nobody.</returns>
    IFilmObserver? Begin(string film);

    /// <summary>One more target is finished, be it well or not.</summary>
    void Advance(ITargetReport target, int done, int total);
}
