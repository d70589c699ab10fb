using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Mien.Cli.Commands;

namespace Mien.Cli.Help;

/// <summary>The usual help, then the command's examples; for the program itself one example of each command.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (Example example in ExamplesOf(parseResult.CommandResult.Command))
        {
            output.WriteLine($"  mien {example.Line}");
            output.WriteLine($"      {example.Meaning}");
        }

        return 0;
    }

    private static IEnumerable<Example> ExamplesOf(Command command) => command is MienCommand mien
        ? mien.Examples
        : command.Subcommands.OfType<MienCommand>().Select(child => child.Examples[0]);
}
