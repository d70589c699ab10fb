using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Mien.Cli.Commands;
using Mien.Cli.Help;
using Mien.Cli.Options;

namespace Mien.Cli;

/// <summary>The whole command line: parses, runs the command, turns every ending into an exit code.</summary>
internal sealed class MienCommandLine
{
    private readonly CommandContext _context;
    private readonly RootCommand _root;
    private readonly Option<bool> _verbose = new(SharedOptions.VerboseName)
    {
        Description = "Say more: where the time went; on an error, its code and stack.",
        Recursive = true,
    };

    public MienCommandLine(CommandContext context)
    {
        _context = context;
        _root = new("Mien swaps faces in photos and films.")
        {
            new SwapCommand(context),
            new FacesCommand(context),
            new PeopleCommand(context),
            new JoinCommand(context),
            new AlignCommand(context),
            new DemoCommand(context),
            new TrainCommand(context),
            new EvaluateCommand(context),
            new ModelsCommand(context),
            new DoctorCommand(context),
            _verbose,
        };
        HelpOption help = _root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpPage(context);
        _root.SetAction(result => help.Action is SynchronousCommandLineAction action ? action.Invoke(result) : 0);
    }

    public IEnumerable<MienCommand> Commands => _root.Subcommands.OfType<MienCommand>();

    public ParseResult Parse(string line) => _root.Parse(line);

    /// <summary>The whole way from words to an exit code. Whatever goes wrong on it is told, as JSON too where the words ask for that.</summary>
    public static ExitCode Run(CommandContext context, IReadOnlyList<string> arguments)
    {
        context.Heed(arguments);
        try
        {
            return new MienCommandLine(context).Run(arguments);
        }
        catch (Exception fault)
        {
            return new ErrorPrinter(context).Print(fault);
        }
    }

    private ExitCode Run(IReadOnlyList<string> arguments)
    {
        WrongUsage.ThrowIfUnusable(arguments);
        arguments = arguments is ["help", ..] ? [.. arguments.Skip(1), "--help"] : arguments;
        ParseResult parsed = _root.Parse(arguments);
        if (parsed.Action is ParseErrorAction || WrongUsage.StrayOption(parsed, arguments) is not null)
        {
            throw WrongUsage.Of(parsed, arguments);
        }

        if (parsed.CommandResult.Command.Options.OfType<Option<bool>>().FirstOrDefault(option => option.Name == SharedOptions.JsonName) is Option<bool> json)
        {
            _context.WantsJson = parsed.GetValue(json); // --json=false
        }

        InvocationConfiguration invocation = new()
        {
            Output = _context.Output,
            Error = _context.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return (ExitCode)parsed.Invoke(invocation);
    }
}
