using Mien.Cli.Printing;

namespace Mien.Cli.Tests.Printing;

public sealed class WrappedTextTests
{
    [Theory]
    [InlineData("hint: one two three", "hint: one|  two three")]
    [InlineData("  1  at 2,3", "  1  at 2,3")]
    [InlineData("do so: mien swap a.jpg b.jpg -o c.jpg", "do so:|  mien swap a.jpg b.jpg -o c.jpg")]
    [InlineData("then `mien faces a.jpg` lists", "then|  `mien faces a.jpg`|  lists")]
    [InlineData("", "")]
    public void Lines_BreakBetweenWordsAndNeverInACommand(string text, string lines) =>
        Assert.Equal(lines, string.Join('|', WrappedText.Lines(text, 12, "  ")));

    [Theory]
    [InlineData(true, "error: there is no\n  such thing here\n")]
    [InlineData(false, "error: there is no such thing here\n")]
    public void Say_BreaksOnlyWhereAPersonWatches(bool isTerminal, string printed)
    {
        using StringWriter error = new() { NewLine = "\n" };
        new CommandContext { Output = TextWriter.Null, Error = error, ErrorIsTerminal = isTerminal, TerminalWidth = 21 }.Say("error: there is no such thing here");

        Assert.Equal(printed, error.ToString());
    }
}
