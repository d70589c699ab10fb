namespace Mien.Cli;

/// <summary>Prints a fault as `error:` and `hint:` lines and says which exit code it is.</summary>
internal sealed class ErrorPrinter(TextWriter error, bool verbose)
{
    public ExitCode Print(Exception fault)
    {
        (ExitCode exitCode, string what, string hint) = Explain(fault);
        error.WriteLine($"error: {what.ReplaceLineEndings(" ")}");
        error.WriteLine($"hint: {hint.ReplaceLineEndings(" ")}");
        if (verbose)
        {
            error.WriteLine($"code: {(fault as MienException)?.Code ?? "none"}");
            error.WriteLine(fault.ToString());
        }

        return exitCode;
    }

    private static (ExitCode ExitCode, string What, string Hint) Explain(Exception fault) => fault switch
    {
        MienException known => (known.ExitCode, known.Message, known.Hint),
        OperationCanceledException => (ExitCode.Cancelled, "cancelled", "run the same command again; files that were finished stay"),
        OutOfMemoryException => (ExitCode.BadInputOrNoFace, "the picture needs more memory than there is", "give a smaller picture"),
        _ => (
            ExitCode.OurBug,
            $"this is a fault in Mien: {fault.Message} ({fault.GetType().Name})",
            "run the command again with --verbose and report what it prints, with the command itself"),
    };
}
