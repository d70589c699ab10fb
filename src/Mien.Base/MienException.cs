namespace Mien;

/// <summary>A fault of the world (a file, a device, a model), as opposed to misuse, which is an
/// <see cref="ArgumentException"/>, and cancellation, which is an <see cref="OperationCanceledException"/>.</summary>
/// <remarks>Children are sealed, live beside the code that raises them and are listed in docs/errors.md.</remarks>
public abstract class MienException : Exception
{
    protected MienException(string code, ExitCode exitCode, string message, string hint, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        ExitCode = exitCode;
        Hint = hint;
    }

    /// <summary>Stable, upper-case name of the fault, for programs; never changes once released.</summary>
    public string Code { get; }

    /// <summary>What the command line ends with when this fault reaches it.</summary>
    public ExitCode ExitCode { get; }

    /// <summary>The next step for the person, one sentence in the imperative.</summary>
    public string Hint { get; }
}
