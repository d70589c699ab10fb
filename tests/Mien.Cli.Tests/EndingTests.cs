using System.Text.Json;

namespace Mien.Cli.Tests;

/// <summary>Every way in which a command ends that was asked for JSON.</summary>
public sealed class EndingTests
{
    [Theory]
    [InlineData("WRONG_USAGE", ExitCode.WrongUsage, "swop", "--json")]
    [InlineData("WRONG_USAGE", ExitCode.WrongUsage, "--json")]
    [InlineData("WRONG_USAGE", ExitCode.WrongUsage, "swap", "--json")]
    [InlineData("WRONG_USAGE", ExitCode.WrongUsage, "swap", "a.jpg", "b.jpg", "-o", "c.jpg", "--json", "--quality", "900")]
    [InlineData("WRONG_USAGE", ExitCode.WrongUsage, "faces", "", "--json")]
    [InlineData("WRONG_USAGE", ExitCode.WrongUsage, "align", "a.jpg", "-o", "out", "--json=true")]
    [InlineData("PICTURE_MISSING", ExitCode.BadInputOrNoFace, "faces", "none.jpg", "--json")]
    public void Fault_WithJson_IsJsonAndTwoLines(string code, ExitCode exitCode, params string[] words)
    {
        CommandRun run = CommandRun.Of(words);

        Assert.Equal((exitCode, code), (run.ExitCode, CodeOf(run)));
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelled_WithJson_IsJson()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();

        CommandRun run = CommandRun.Of(cancelled.Token, "doctor", "--json");

        Assert.Equal((ExitCode.Cancelled, "CANCELLED"), (run.ExitCode, CodeOf(run)));
    }

    [Fact]
    public void FaultOfOurs_WithJson_IsJson()
    {
        using StringWriter output = new();
        using StringWriter error = new();
        CommandContext context = new() { Output = output, Error = error };
        context.Heed(["swap", "--json"]);

        ExitCode exitCode = new ErrorPrinter(context).Print(new TypeInitializationException("Table", new InvalidOperationException("table flipped")));

        CommandRun run = new(exitCode, output.ToString(), error.ToString());
        Assert.Equal((ExitCode.OurBug, "OUR_BUG"), (run.ExitCode, CodeOf(run)));
        Assert.Contains("table flipped", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void FaultAfterTheReport_AddsNoSecondOne()
    {
        using StringWriter output = new();
        CommandContext context = new() { Output = output, Error = TextWriter.Null };
        context.Heed(["--json"]);
        context.WriteJson(new App.Reports.FaultJson("A", "b", "c"));
        string report = output.ToString();

        new ErrorPrinter(context).Print(new InvalidOperationException("late"));

        Assert.Equal(report, output.ToString());
    }

    [Fact]
    public void JsonAsAFileName_AsksForNothing() => Assert.Equal("", CommandRun.Of("swop", "--", "--json").Output);

    private static string? CodeOf(CommandRun run)
    {
        using JsonDocument report = JsonDocument.Parse(run.Output);
        return report.RootElement.GetProperty("error").GetProperty("code").GetString();
    }
}
