namespace Mien.Cli.Tests;

/// <summary>One run of the command line in this process, with what it printed.</summary>
internal sealed record CommandRun(ExitCode ExitCode, string Output, string Error)
{
    public static CommandRun Of(params string[] arguments) => Of(CancellationToken.None, arguments);

    public static CommandRun Of(CancellationToken cancellation, params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        ExitCode exitCode = MienCommandLine.Run(new() { Output = output, Error = error, Cancellation = cancellation }, arguments);
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The run failed as a person should see it: this exit code, an error and a hint line that hold these words, and
    /// neither a stack nor a result.</summary>
    public void AssertFails(ExitCode exitCode, string wordsOfError, string wordsOfHint)
    {
        Assert.Equal((exitCode, ""), (ExitCode, Output));
        string[] lines = Error.TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("error: ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("hint: ", lines[1], StringComparison.Ordinal);
        Assert.Contains(wordsOfError, lines[0], StringComparison.Ordinal);
        Assert.Contains(wordsOfHint, lines[1], StringComparison.Ordinal);
    }
}
