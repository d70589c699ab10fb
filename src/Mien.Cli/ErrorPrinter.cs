using Mien.App.Reports;

namespace Mien.Cli;

/// <summary>Tells a person, and a program that asked for JSON, why a command did not end well, and says which exit code it is.</summary>
internal sealed class ErrorPrinter(CommandContext context)
{
    public ExitCode Print(Exception fault)
    {
        Failure failure = Failure.Of(fault);
        if (context.WantsJson && !context.HasReported)
        {
            TryWriteJson(failure);
        }

        context.Say($"error: {failure.Message}");
        context.Say($"hint: {failure.Hint}");
        if (context.IsVerbose)
        {
            context.Error.WriteLine($"code: {failure.Code}");
            WriteStack(fault, context);
        }

        return failure.ExitCode;
    }

    public static void WriteStack(Exception fault, CommandContext context)
    {
        foreach (string line in fault.ToString().ReplaceLineEndings("\n").Split('\n'))
        {
            context.Error.WriteLine(line);
        }
    }

    /// <summary>The output may be the very thing that failed.</summary>
    private void TryWriteJson(Failure failure)
    {
        try
        {
            context.WriteJson(new FailureJson(FaultJson.Of(failure)));
        }
        catch (IOException)
        {
            // The lines for a person and the exit code still tell it.
        }
    }
}
