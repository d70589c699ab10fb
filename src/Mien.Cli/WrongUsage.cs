using System.CommandLine;
using System.CommandLine.Parsing;
using Mien.Cli.Help;

namespace Mien.Cli;

/// <summary>The words on the command line do not make a command.</summary>
internal sealed class WrongUsage : MienException
{
    private WrongUsage(string message, string hint)
        : base("WRONG_USAGE", ExitCode.WrongUsage, message, hint)
    {
    }

    /// <summary>From a parse that failed: its first error, and the nearest option or command there is.</summary>
    public static WrongUsage Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string? stray = StrayOption(parsed);
        string message = stray is null ? parsed.Errors[0].Message.TrimEnd('.') : $"there is no option '{stray}'";
        string? unknown = stray ?? (parsed.UnmatchedTokens is [string first, ..] ? first : UnknownOption(parsed));
        string? near = unknown is null || NamesIn(command).Contains(unknown) ? null : NearestName.Of(unknown, NamesIn(command));
        string help = $"`{PathOf(parsed)} --help` shows how";
        string hint = File.Exists(unknown) ? $"if the file is meant, write ./{unknown}" : near is null ? help : $"did you mean {near}? {help}";
        return new(char.ToLowerInvariant(message[0]) + message[1..], hint);
    }

    /// <returns>A word that looks like an option and was taken for a file; null when there is none. Behind -- every word is what it is.</returns>
    public static string? StrayOption(ParseResult parsed)
    {
        int plain = parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Skip(1).Count(); // all of them the last arguments
        return parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).SkipLast(plain)
            .Select(token => token.Value).FirstOrDefault(word => word.StartsWith('-') && word.Length > 1);
    }

    public static WrongUsage Because(string message, string hint) => new(message, hint);

    private static string? UnknownOption(ParseResult parsed) =>
        parsed.Tokens.Select(token => token.Value).FirstOrDefault(word =>
            word.StartsWith('-') && parsed.Errors.Any(error => error.Message.Contains($"'{word}'", StringComparison.Ordinal)));

    private static IEnumerable<string> NamesIn(Command command) =>
        command.Subcommands.Select(child => child.Name)
            .Concat(command.Options.Where(option => !option.Hidden).Select(option => option.Name))
            .Append("--verbose");

    private static string PathOf(ParseResult parsed)
    {
        Stack<string> names = new();
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult level; result = level.Parent)
        {
            names.Push(level.Command is RootCommand ? "mien" : level.Command.Name);
        }

        return string.Join(' ', names);
    }
}
