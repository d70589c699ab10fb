using System.Globalization;

namespace Mien.Cli.Progress;

/// <summary>How far a folder is: count, rate and time left. One line rewritten in place where a person watches, else now and then a
/// line of its own.</summary>
internal sealed class FolderProgress(CommandContext context, string unit, TimeProvider? clock = null) : IDisposable
{
    private static readonly TimeSpan BetweenRewrites = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly long _start = (clock ?? TimeProvider.System).GetTimestamp();
    private TimeSpan _shown = TimeSpan.MinValue;
    private int _done;
    private bool _lineIsOpen;

    /// <summary>One more of <paramref name="total"/> is finished.</summary>
    public void Advance(int total)
    {
        _done++;
        TimeSpan elapsed = _clock.GetElapsedTime(_start);
        TimeSpan pause = context.ErrorIsTerminal ? BetweenRewrites : BetweenLines;
        if (_done < total && _shown != TimeSpan.MinValue && elapsed - _shown < pause)
        {
            return;
        }

        _shown = elapsed;
        Show(Describe(total, elapsed));
    }

    /// <summary>A sentence about one item, above the progress line.</summary>
    public void Note(string line)
    {
        CloseLine("\r\e[K");
        context.Error.WriteLine(line);
    }

    public void Dispose() => CloseLine(Environment.NewLine);

    private string Describe(int total, TimeSpan elapsed)
    {
        double rate = _done / Math.Max(elapsed.TotalSeconds, 1e-3);
        TimeSpan left = TimeSpan.FromSeconds((total - _done) / rate);
        string pace = rate >= 1 ? $"{rate:0.0} {unit}/s" : $"{1 / rate:0.0} s each";
        return string.Create(CultureInfo.InvariantCulture, $"{_done}/{total} {unit} · {pace} · {Read(left)} left");
    }

    private static string Read(TimeSpan time) => time.TotalMinutes >= 1
        ? $"{(int)time.TotalHours:0}:{time.Minutes:00}:{time.Seconds:00}"
        : $"{Math.Ceiling(time.TotalSeconds):0} s";

    private void Show(string line)
    {
        if (context.ErrorIsTerminal)
        {
            context.Error.Write($"\r\e[K{line}");
            _lineIsOpen = true;
        }
        else
        {
            context.Error.WriteLine(line);
        }
    }

    private void CloseLine(string ending)
    {
        if (_lineIsOpen)
        {
            context.Error.Write(ending);
            _lineIsOpen = false;
        }
    }
}
