using Mien.Cli.Commands;

namespace Mien.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
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

    [Theory]
    [InlineData("a.jpg b.jpg -o c.jpg", "say what to do: mien swap a.jpg b.jpg -o c.jpg")]
    [InlineData("swap a.jpg b.jpg c.jpg", "name the result with -o: mien swap a.jpg b.jpg -o c.jpg")]
    [InlineData("swap a.jpg b.mp4", "name the result with -o: mien swap a.jpg b.mp4 -o swapped.mp4")]
    [InlineData("swap --source a.jpg --target b.jpg -o c.jpg", "the target last: mien swap a.jpg b.jpg -o c.jpg")]
    [InlineData("-t b.jpg -s a.jpg --output c.jpg --quality 90", "say what to do: mien swap a.jpg b.jpg --quality 90 -o c.jpg")]
    [InlineData("swap -t b.jpg -s a.jpg --many-faces --gpu 0", "the target last: mien swap a.jpg b.jpg -o swapped.jpg")]
    [InlineData("swap a.jpg b.jpg -o c.jpg --many-faces", "use --faces all")]
    [InlineData("swap --compare a.jpg b.jpg", "name the result with -o: mien swap a.jpg b.jpg --compare -o swapped.jpg")]
    [InlineData("swap film.mp4 me.jpg -o x.mp4", "name the target last: mien swap me.jpg film.mp4 -o x.mp4")]
    [InlineData("swap film.mp4 other.mp4 -o x.mp4", "ffmpeg -ss 5 -i film.mp4 -frames:v 1 me.png")]
    [InlineData("swap a.jpg - -o x.jpg", "name files")]
    [InlineData("swap a.jpg b.jpg -o -", "name files")]
    [InlineData("swpa a.jpg b.jpg -o c.jpg", "did you mean swap?")]
    [InlineData("swap", "name the result, as in: mien swap me.jpg photo.jpg -o swapped.jpg")]
    public void WhatPeopleDoWrong_IsAnsweredWithWhatTheyMeant(string words, string hint) =>
        CommandRun.Of(words.Split(' ')).AssertFails(ExitCode.WrongUsage, "", hint);

    [Theory]
    [InlineData("swap me.jpg no-such-folder/ -o out/", "there is no such folder")]
    [InlineData("swap me.jpg no-such-folder -o out", "there is no such file or folder")]
    public void FolderThatIsNotThere_IsSaidSo(string words, string error) =>
        CommandRun.Of(words.Split(' ')).AssertFails(ExitCode.BadInputOrNoFace, error, "");

    [Fact]
    public void HelpOfSwap_IsGroupedMarksFilmsAndFitsTheTerminal()
    {
        string[] lines = CommandRun.Of("swap", "--help").Output.Split('\n');

        Assert.All(lines.TakeWhile(line => line != "Examples:"), line => Assert.True(line.Length < 80, line));
        Assert.Equal(
            [
                "Usage:", "Arguments:", "Who:", "How it looks:", "Result:", "Films only: which part:", "Films only: result:",
                "Films only: long films and several machines:", "Machine and looking inside:", "Others:", "Examples:",
            ],
            lines.Where(line => line.EndsWith(':') && !line.StartsWith(' ')));
        int films = Array.IndexOf(lines, "Films only: which part:"), machine = Array.IndexOf(lines, "Machine and looking inside:");
        Assert.InRange(Array.FindIndex(lines, line => line.StartsWith("  --start TIME ", StringComparison.Ordinal)), films, machine);
        Assert.InRange(Array.FindIndex(lines, line => line.StartsWith("  --preset ", StringComparison.Ordinal)), films, machine);
        Assert.InRange(Array.FindIndex(lines, line => line.StartsWith("  --faces WHICH ", StringComparison.Ordinal)), 0, films);
    }

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
