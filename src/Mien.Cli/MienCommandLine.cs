using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Mien.Cli.Commands;
using Mien.Cli.Help;
using Mien.Cli.Json;

namespace Mien.Cli;

/// <summary>The whole command line: parses, runs the command, turns every ending into an exit code.</summary>
internal sealed class MienCommandLine
{
    private readonly CommandContext _context;
    private readonly RootCommand _root;
    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "On an error, print its code and stack too.",
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
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        _root.SetAction(result => help.Action is SynchronousCommandLineAction action ? action.Invoke(result) : 0);
    }

    public IEnumerable<MienCommand> Commands => _root.Subcommands.OfType<MienCommand>();

    public ParseResult Parse(string line) => _root.Parse(line);

    public ExitCode Run(IReadOnlyList<string> arguments)
    {
        ParseResult parsed = _root.Parse(arguments);
        ErrorPrinter errors = new(_context.Error, parsed.GetValue(_verbose));
        if (arguments.Any(string.IsNullOrWhiteSpace))
        {
            return errors.Print(WrongUsage.Because("a word of the command line is empty", "is a variable of your shell not set?"));
        }

        if (parsed.Action is ParseErrorAction || WrongUsage.StrayOption(parsed) is not null)
        {
            return errors.Print(WrongUsage.Of(parsed));
        }

        try
        {
            InvocationConfiguration invocation = new()
            {
                Output = _context.Output,
                Error = _context.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return (ExitCode)parsed.Invoke(invocation);
        }
        catch (Exception fault)
        {
            if (fault is MienException known && WantsJson(parsed))
            {
                _context.Output.WriteJson(new FailureJson(FaultJson.Of(known)));
            }

            return errors.Print(fault);
        }
    }

    private static bool WantsJson(ParseResult parsed) =>
        parsed.CommandResult.Command.Options.OfType<Option<bool>>().FirstOrDefault(option => option.Name == SharedOptions.JsonName) is Option<bool> json
        && parsed.GetValue(json);
}
