using Mien.Cli.Films;
using Mien.Cli.Progress;
using Mien.Jobs.Films.Reports;
using Mien.Jobs.Folders;
using Mien.Jobs.Reports;

namespace Mien.Cli.Swaps;

/// <summary>Shows the way through a folder on the error stream, and remembers what was not swapped.</summary>
internal sealed class FolderView(CommandContext context) : IFolderObserver, IDisposable
{
    private readonly FolderProgress _progress = new(context, "files");
    private readonly List<ITargetReport> _unswapped = [];
    private FilmProgressView? _film;
    private int _done;
    private int _total;

    /// <summary>Those with a fault, in the order in which they came.</summary>
    public IReadOnlyList<ITargetReport> Unswapped => _unswapped;

    public IFilmObserver Begin(string film)
    {
        _progress.Dispose(); // a line that is still open ends here
        return _film = new(context, Path.GetFileName(film));
    }

    public void Advance(ITargetReport target, int done, int total)
    {
        EndFilm();
        (_done, _total) = (done, total);
        if (target.Fault is not null)
        {
            _unswapped.Add(target);
        }

        if (total > 1)
        {
            _progress.Advance(total, _unswapped.Count);
        }
    }

    public void Dispose()
    {
        EndFilm();
        _progress.Dispose();
    }

    /// <summary>When the folder was not gone through to its end: what stays.</summary>
    public void TellFinished()
    {
        if (_done > 0 && _done < _total)
        {
            context.Say($"note: {_done - _unswapped.Count} of {_total} files are finished and stay");
        }
    }

    private void EndFilm()
    {
        _film?.Dispose();
        _film = null;
    }
}
