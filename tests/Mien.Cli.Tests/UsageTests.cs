using Mien.Cli.Commands;

namespace Mien.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("-h")]
    public void Program_WithoutACommandOrWithHelp_ListsCommandsAndExamples(params string[] arguments)
    {
        CommandRun run = CommandRun.Of(arguments);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.Contains("Commands:", run.Output, StringComparison.Ordinal);
        Assert.Contains("  mien doctor", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_OfEachCommand_ShowsEachOfItsExamples()
    {
        MienCommand[] commands = [.. new MienCommandLine(new() { Output = TextWriter.Null, Error = TextWriter.Null }).Commands];

        Assert.NotEmpty(commands);
        Assert.All(commands, command =>
        {
            CommandRun run = CommandRun.Of(command.Name, "--help");
            Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
            Assert.NotEmpty(command.Examples);
            Assert.All(command.Examples, example => Assert.Contains($"  mien {example.Line}\n", run.Output, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Examples_OfEachCommand_AreUnderstood()
    {
        MienCommandLine commandLine = new(new() { Output = TextWriter.Null, Error = TextWriter.Null });

        Assert.All(commandLine.Commands.SelectMany(command => command.Examples), example => Assert.Empty(commandLine.Parse(example.Line).Errors));
    }

    [Fact]
    public void Version_IsPrinted()
    {
        CommandRun run = CommandRun.Of("--version");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("0.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownCommand_NamesTheNearestOne() =>
        CommandRun.Of("docter").AssertFails(ExitCode.WrongUsage, "'docter'", "did you mean doctor? `mien --help`");

    [Fact]
    public void UnknownOption_NamesTheNearestOne() =>
        CommandRun.Of("doctor", "--jsn").AssertFails(ExitCode.WrongUsage, "'--jsn'", "did you mean --json? `mien doctor --help`");

    [Fact]
    public void UnknownOption_LikeNoOther_PointsToTheHelp() =>
        CommandRun.Of("doctor", "--frobnicate").AssertFails(ExitCode.WrongUsage, "'--frobnicate'", "`mien doctor --help` shows how");

    [Fact]
    public void OptionWithoutItsValue_IsNotMistakenForAnother() =>
        CommandRun.Of("swap", "a.jpg", "b.jpg", "-o", "c.jpg", "--quality").AssertFails(ExitCode.WrongUsage, "'--quality'", "hint: `mien swap --help` shows how");

    [Fact]
    public void FileNamedLikeAnOption_IsToldHowToBeWritten()
    {
        string file = $"-{Guid.NewGuid():N}.jpg";
        File.WriteAllText(file, "");
        try
        {
            CommandRun.Of("faces", file).AssertFails(ExitCode.WrongUsage, $"'{file}'", $"write ./{file}");
            CommandRun.Of("faces", "--", file).AssertFails(ExitCode.BadInputOrNoFace, $"{file} holds 0 bytes", "again");
            CommandRun.Of("faces", file, "--", file).AssertFails(ExitCode.WrongUsage, $"'{file}'", $"write ./{file}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Cancelled_EndsWith130()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();

        CommandRun.Of(cancelled.Token, "doctor").AssertFails(ExitCode.Cancelled, "cancelled", "run the same command again");
    }
}
