namespace Mien.Cli.Progress;

/// <summary>Some lines about how far a work is: rewritten in place where a person watches, else written now and then.</summary>
internal sealed class ProgressBlock(CommandContext context, TimeProvider? clock = null) : IDisposable
{
    private static readonly TimeSpan s_betweenRewrites = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_betweenLines = TimeSpan.FromSeconds(10);
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private long? _shown;
    private int _openLines;

    /// <param name="describe">Makes the lines; asked only when they are shown.</param>
    /// <param name="always">Show them even when some were shown a moment ago: the last ones.</param>
    public void Show(Func<string[]> describe, bool always = false)
    {
        TimeSpan pause = context.ErrorIsTerminal ? s_betweenRewrites : s_betweenLines;
        if (!always && _shown is long shown && _clock.GetElapsedTime(shown) < pause)
        {
            return;
        }

        _shown = _clock.GetTimestamp();
        string[] lines = describe();
        if (!context.ErrorIsTerminal)
        {
            foreach (string line in lines)
            {
                context.Error.WriteLine(line);
            }

            return;
        }

        context.Steer(BackToTop);
        foreach (string line in lines)
        {
            context.Error.WriteLine(context.OneRow(line));
        }

        _openLines = lines.Length;
    }

    /// <summary>A sentence of its own, above the block.</summary>
    public void Note(string line)
    {
        context.Steer(BackToTop);
        context.Say(line);
        _openLines = 0;
    }

    /// <summary>The block stays as it is; what comes later stands below it.</summary>
    public void Dispose() => _openLines = 0;

    private string BackToTop => _openLines > 0 ? $"\e[{_openLines}A\r\e[J" : "";
}
