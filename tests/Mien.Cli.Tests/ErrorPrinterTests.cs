namespace Mien.Cli.Tests;

public sealed class ErrorPrinterTests
{
    [Fact]
    public void KnownFault_PrintsWhatAndHintOnly()
    {
        (ExitCode exitCode, string text) = Print(WrongUsage.Because("this is wrong", "do that"), verbose: false);

        Assert.Equal(ExitCode.WrongUsage, exitCode);
        Assert.Equal("error: this is wrong\nhint: do that\n", text);
    }

    [Fact]
    public void KnownFault_Verbose_AddsCodeAndType()
    {
        (_, string text) = Print(WrongUsage.Because("this is wrong", "do that"), verbose: true);

        Assert.Contains("code: WRONG_USAGE", text, StringComparison.Ordinal);
        Assert.Contains(nameof(WrongUsage), text, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownFault_IsOurBugAndSaysHowToReport()
    {
        (ExitCode exitCode, string text) = Print(new InvalidOperationException("table flipped"), verbose: false);

        Assert.Equal(ExitCode.OurBug, exitCode);
        Assert.Contains("fault in Mien: table flipped", text, StringComparison.Ordinal);
        Assert.Contains("hint: run the command again with --verbose and report", text, StringComparison.Ordinal);
    }

    [Fact]
    public void MessageOfSeveralLines_StaysOneErrorLine()
    {
        (_, string text) = Print(new InvalidOperationException("first\nsecond"), verbose: false);

        Assert.Equal(2, text.TrimEnd().Split('\n').Length);
    }

    private static (ExitCode ExitCode, string Text) Print(Exception fault, bool verbose)
    {
        using StringWriter error = new() { NewLine = "\n" };
        CommandContext context = new() { Output = TextWriter.Null, Error = error };
        context.Heed(verbose ? ["--verbose"] : []);
        return (new ErrorPrinter(context).Print(fault), error.ToString());
    }
}
