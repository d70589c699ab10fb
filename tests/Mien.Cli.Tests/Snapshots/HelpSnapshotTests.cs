using System.CommandLine;

namespace Mien.Cli.Tests.Snapshots;

public sealed class HelpSnapshotTests
{
    private const string Prefix = "help";

    /// <summary>Every command and every command of a command; an empty name is the program.</summary>
    public static TheoryData<string> Commands() => ["", .. new MienCommandLine(new() { Output = TextWriter.Null, Error = TextWriter.Null }).Commands.SelectMany(command => Paths(command, ""))];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_IsAsExpected(string command)
    {
        CommandRun run = CommandRun.Of([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Snapshot.AssertIs(NameOf(command), run.Output);
    }

    [Fact]
    public void Help_OfACommandThatIsGone_IsNotExpected() => Assert.Equal(
        Commands().Select(row => NameOf(row.Data)).Order(StringComparer.Ordinal),
        Directory.GetFiles(Snapshot.Folder, $"{Prefix}*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    private static string NameOf(string command) => $"{Prefix} {command}".Trim().Replace(' ', '-');

    private static IEnumerable<string> Paths(Command command, string above)
    {
        string path = $"{above} {command.Name}".Trim();
        return [path, .. command.Subcommands.SelectMany(child => Paths(child, path))];
    }
}
