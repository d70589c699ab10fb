namespace Mien.Cli.Progress;

/// <summary>How far a folder is: count, rate and time left.</summary>
internal sealed class FolderProgress(CommandContext context, string unit, TimeProvider? clock = null) : IDisposable
{
    private readonly ProgressLine _line = new(context, clock);
    private int _done;

    /// <summary>One more of <paramref name="total"/> is finished.</summary>
    /// <param name="failed">How many of them did not end well.</param>
    public void Advance(int total, int failed = 0)
    {
        _done++;
        string failures = failed > 0 ? $"{failed} not swapped · " : "";
        _line.Show(() => $"{_done}/{total} {unit} · {failures}{_line.Pace(unit, _done, total - _done)}", always: _done >= total);
    }

    /// <inheritdoc cref="ProgressLine.Note"/>
    public void Note(string line) => _line.Note(line);

    public void Dispose() => _line.Dispose();
}
