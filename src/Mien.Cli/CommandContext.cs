using Mien.App.Reports;
using Mien.Cli.Options;
using Mien.Cli.Printing;
using Spectre.Console;

namespace Mien.Cli;

/// <summary>What a command talks to: results go to <see cref="Output"/>, everything else to <see cref="Error"/>. Whatever is written to either is made
/// harmless (<see cref="PrintableWriter"/>).</summary>
internal sealed class CommandContext
{
    private readonly TextWriter _rawOutput = TextWriter.Null;
    private readonly TextWriter _rawError = TextWriter.Null;

    public required TextWriter Output
    {
        get;
        init => field = PrintableWriter.Over(_rawOutput = value);
    }

    public required TextWriter Error
    {
        get;
        init => field = PrintableWriter.Over(_rawError = value);
    }

    /// <summary>True when a person watches <see cref="Error"/>, so that a line may be rewritten.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>True when a person watches <see cref="Output"/>: colours and box lines are welcome.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Columns of the terminal.</summary>
    public int TerminalWidth { get; init; } = 80;

    public CancellationToken Cancellation { get; init; }

    /// <summary>Whether the words ask for all that is known of a fault.</summary>
    public bool IsVerbose { get; private set; }

    /// <summary>Whether the words ask for a report for programs, understood or not.</summary>
    public bool WantsJson { get; set; }

    /// <summary>Whether a report for programs has been written: there is never a second one.</summary>
    public bool HasReported { get; private set; }

    /// <summary>Takes from the words how the command is to speak: before they are understood, for that may fail.</summary>
    public void Heed(IEnumerable<string> arguments)
    {
        string[] words = [.. arguments.TakeWhile(word => word != "--")];
        IsVerbose = words.Contains(SharedOptions.VerboseName);
        WantsJson = words.Any(word => word.Split('=', ':')[0] == SharedOptions.JsonName);
    }

    /// <summary>Writes a report and nothing else to the output.</summary>
    public void WriteJson<T>(T report)
    {
        HasReported = true;
        _rawOutput.WriteLine(PrintableText.OfJson(JsonOutput.Text(report)));
    }

    /// <summary>A sentence for a person on <see cref="Error"/>, such as an error, a hint or a note: in lines that fit where one watches, else in one.</summary>
    public void Say(string sentence) => WriteSentence(Error, ErrorIsTerminal, sentence);

    /// <summary>The same for a sentence of the result, on <see cref="Output"/>.</summary>
    public void Print(string sentence) => WriteSentence(Output, OutputIsTerminal, sentence);

    /// <summary>Moves the cursor of the terminal that shows <see cref="Error"/>, or clears a line there.</summary>
    public void Steer(string sequence) => _rawError.Write(sequence);

    /// <summary>A line, cut so that it takes one row of the terminal: were it two, the next rewrite would begin too low.</summary>
    public string OneRow(string line)
    {
        string text = PrintableText.Of(line);
        int width = Math.Max(20, TerminalWidth - 1);
        return !ErrorIsTerminal || text.Length <= width ? text : $"{text[..(width - 1)]}…";
    }

    private void WriteSentence(TextWriter writer, bool isTerminal, string sentence)
    {
        const string indent = "  ";
        string text = sentence.ReplaceLineEndings(" ");
        string[] lines = isTerminal ? [.. WrappedText.Lines(text, Math.Max(20, TerminalWidth - 1), indent)] : [text];
        foreach (string line in lines)
        {
            writer.WriteLine(line);
        }
    }

    /// <summary>For tables and colours on <see cref="Output"/>; plain text when nobody watches. Cells take <see cref="PrintableText"/>.</summary>
    public IAnsiConsole CreateOutputConsole()
    {
        IAnsiConsole console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(_rawOutput),
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
