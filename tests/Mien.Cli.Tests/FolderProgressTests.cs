using Mien.Cli.Progress;

namespace Mien.Cli.Tests;

public sealed class FolderProgressTests
{
    [Fact]
    public void Advance_WithoutATerminal_PrintsFirstAndLastAndOneLineEachFiveSeconds()
    {
        ManualClock clock = new();
        using StringWriter error = new() { NewLine = "\n" };
        using (FolderProgress progress = new(new() { Output = TextWriter.Null, Error = error }, "photos", clock))
        {
            for (int i = 0; i < 20; i++)
            {
                clock.Advance(TimeSpan.FromSeconds(0.5));
                progress.Advance(20);
            }
        }

        Assert.Equal(
            "1/20 photos · …\n11/20 photos · 2.0 photos/s · 5 s left\n20/20 photos · 2.0 photos/s\n",
            error.ToString());
    }

    [Fact]
    public void Advance_OnATerminal_RewritesOneLine()
    {
        ManualClock clock = new();
        using StringWriter error = new() { NewLine = "\n" };
        using (FolderProgress progress = new(new() { Output = TextWriter.Null, Error = error, ErrorIsTerminal = true }, "photos", clock))
        {
            clock.Advance(TimeSpan.FromSeconds(90));
            progress.Advance(2);
            clock.Advance(TimeSpan.FromSeconds(90));
            progress.Advance(2);
        }

        Assert.Equal("\r\e[K1/2 photos · …\r\e[K2/2 photos · 90.0 s each\n", error.ToString());
    }

    private sealed class ManualClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
