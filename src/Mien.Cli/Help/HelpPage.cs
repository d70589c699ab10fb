using System.CommandLine;
using System.CommandLine.Invocation;
using Mien.Cli.Commands;

namespace Mien.Cli.Help;

/// <summary>The help of a command: what it does, how it is called, its options in groups, examples. For the program itself its commands, and an example of
/// each.</summary>
internal sealed class HelpPage(CommandContext context) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Command command = parseResult.CommandResult.Command;
        TwoColumns columns = new(context);
        columns.Text(command.Description ?? "");
        columns.Title("Usage");
        columns.Row(Usage(command), "");
        columns.Section("Arguments", command.Arguments.Select(argument => (NameOf(argument), argument.Description ?? "")));
        columns.Section("Commands", command.Subcommands.Select(child => (child.Name, child.Description ?? "")));
        foreach (OptionGroup group in Groups(command))
        {
            columns.Section(group.Title, group.Options.Where(option => !option.Hidden).Select(option => (NameOf(option), DescriptionOf(option))));
        }

        columns.Title("Examples");
        foreach (Example example in ExamplesOf(command))
        {
            context.Output.WriteLine($"  mien {example.Line}");
            columns.Text(example.Meaning, indent: 6);
        }

        return 0;
    }

    private static string Usage(Command command)
    {
        string[] path = [.. Path(command).Reverse().Select(level => level is RootCommand ? "mien" : level.Name)];
        IEnumerable<string> needed = command.Options.Where(option => option.Required).Select(option => $"{Short(option)} {ValueOf(option)}");
        string[] rest = command.Subcommands.Count > 0 && command.Arguments.Count == 0 ? ["COMMAND"] : [.. command.Arguments.Select(NameOf), .. needed];
        return string.Join(' ', (IEnumerable<string>)[.. path, .. rest, "[options]"]);
    }

    /// <summary>Those of the command, then what every command has.</summary>
    private static IEnumerable<OptionGroup> Groups(Command command)
    {
        IReadOnlyList<OptionGroup> groups = command is MienCommand { Groups: { Count: > 0 } named } ? named : [];
        Option[] others = [.. command.Options.Except(groups.SelectMany(group => group.Options))];
        Option[] everywhere = [.. Path(command).Skip(1).SelectMany(level => level.Options).Where(option => option.Recursive)];
        return [.. groups, new(groups.Count == 0 ? "Options" : "Others", [.. others, .. everywhere])];
    }

    private static IEnumerable<Example> ExamplesOf(Command command) => command is MienCommand mien
        ? mien.Examples
        : command.Subcommands.OfType<MienCommand>().Select(child => child.Examples[0]);

    /// <summary>The command, and those it belongs to.</summary>
    private static IEnumerable<Command> Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is Command parent ? Path(parent).Prepend(command) : [command];

    private static string NameOf(Argument argument) => argument.HelpName ?? argument.Name;

    /// <summary>"-o, --output OUT".</summary>
    private static string NameOf(Option option)
    {
        IEnumerable<string> names = option.Aliases.Where(alias => alias.StartsWith('-')).OrderBy(alias => alias.Length).Append(option.Name).Distinct();
        string text = string.Join(", ", names);
        return ValueOf(option) is { Length: > 0 } value ? $"{text} {value}" : text;
    }

    private static string Short(Option option) => option.Aliases.Append(option.Name).MinBy(name => name.Length)!;

    private static string ValueOf(Option option) =>
        option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) ? "" : option.HelpName ?? "VALUE";

    private static string DescriptionOf(Option option) => option.Required ? $"{option.Description} (Must be given.)" : option.Description ?? "";
}
