using Spectre.Console;

namespace Mien.Cli;

/// <summary>What a command talks to: results go to <see cref="Output"/>, everything else to <see cref="Error"/>.</summary>
internal sealed class CommandContext
{
    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>True when a person watches <see cref="Error"/>, so that a line may be rewritten.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>True when a person watches <see cref="Output"/>: colours and box lines are welcome.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Columns of the terminal.</summary>
    public int TerminalWidth { get; init; } = 80;

    public CancellationToken Cancellation { get; init; }

    /// <summary>For tables and colours on <see cref="Output"/>; plain text when nobody watches.</summary>
    public IAnsiConsole CreateOutputConsole()
    {
        IAnsiConsole console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(Output),
            Ansi = OutputIsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = InteractionSupport.No,
        });
        if (!OutputIsTerminal)
        {
            console.Profile.Width = int.MaxValue / 2; // lines in files and pipes are not broken
        }

        return console;
    }

    public static CommandContext ForConsole(CancellationToken cancellation) => new()
    {
        Output = Console.Out,
        Error = Console.Error,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        OutputIsTerminal = !Console.IsOutputRedirected,
        TerminalWidth = Console.IsErrorRedirected ? 80 : Math.Max(20, Console.WindowWidth),
        Cancellation = cancellation,
    };
}
