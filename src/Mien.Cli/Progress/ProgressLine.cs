using System.Globalization;

namespace Mien.Cli.Progress;

/// <summary>One line about how far some work is: rewritten in place where a person watches, else now and then a line of its own.</summary>
internal sealed class ProgressLine(CommandContext context, TimeProvider? clock = null) : IDisposable
{
    private static readonly TimeSpan BetweenRewrites = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestMeasure = TimeSpan.FromSeconds(2);
    private const int LeastMeasured = 3;

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly long _start = (clock ?? TimeProvider.System).GetTimestamp();
    private TimeSpan _shown = TimeSpan.MinValue;
    private bool _lineIsOpen;

    public TimeSpan Elapsed => _clock.GetElapsedTime(_start);

    /// <param name="describe">Makes the line; asked only when it is shown.</param>
    /// <param name="always">Show it even when one was shown a moment ago: the last one.</param>
    public void Show(Func<string> describe, bool always = false)
    {
        TimeSpan elapsed = Elapsed;
        TimeSpan pause = context.ErrorIsTerminal ? BetweenRewrites : BetweenLines;
        if (!always && _shown != TimeSpan.MinValue && elapsed - _shown < pause)
        {
            return;
        }

        _shown = elapsed;
        if (context.ErrorIsTerminal)
        {
            context.Steer("\r\e[K");
            context.Error.Write(context.OneRow(describe()));
            _lineIsOpen = true;
        }
        else
        {
            context.Error.WriteLine(describe());
        }
    }

    /// <summary>A sentence of its own, above the progress line.</summary>
    public void Note(string line)
    {
        CloseLine("\r\e[K");
        context.Say(line);
    }

    public void Dispose() => CloseLine(Environment.NewLine);

    /// <summary>"12.5 frames/s · 0:01:20 left"; "…" for the time left, and for a rate of nothing, before there is something to go by.</summary>
    /// <param name="done">In this run.</param>
    public string Pace(string unit, int done, int left)
    {
        if (done == 0 || Elapsed == TimeSpan.Zero || (left > 0 && !IsMeasured(done, Elapsed)))
        {
            return "…";
        }

        double rate = done / Elapsed.TotalSeconds;
        string pace = string.Create(CultureInfo.InvariantCulture, $"{(rate >= 1 ? rate : 1 / rate):0.0} {(rate >= 1 ? $"{unit}/s" : "s each")}");
        return left > 0 ? $"{pace} · {Read(TimeSpan.FromSeconds(left / rate))} left" : pace;
    }

    /// <summary>Whether a rate can be told: the first units take longer than those that follow.</summary>
    public static bool IsMeasured(long done, TimeSpan elapsed) => done >= LeastMeasured && elapsed >= ShortestMeasure;

    private static string Read(TimeSpan time) => time.TotalMinutes >= 1
        ? $"{(int)time.TotalHours:0}:{time.Minutes:00}:{time.Seconds:00}"
        : $"{Math.Ceiling(time.TotalSeconds):0} s";

    private void CloseLine(string ending)
    {
        if (_lineIsOpen)
        {
            context.Steer(ending);
            _lineIsOpen = false;
        }
    }
}
