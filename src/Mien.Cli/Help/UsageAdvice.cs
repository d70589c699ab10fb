using System.CommandLine;
using System.CommandLine.Parsing;
using Mien.Cli.Commands;

namespace Mien.Cli.Help;

/// <summary>What was probably meant by words that make no command.</summary>
internal static class UsageAdvice
{
    /// <returns>One sentence in the imperative.</returns>
    public static string Of(ParseResult parsed, IReadOnlyList<string> arguments)
    {
        Command command = parsed.CommandResult.Command;
        string? unknown = WrongUsage.StrayOption(parsed, arguments) ?? (parsed.UnmatchedTokens is [string first, ..] ? first : UnknownOption(parsed));
        string? near = unknown is null || NamesIn(command).Contains(unknown) ? null : NearestName.Of(unknown, NamesIn(command));
        string help = $"`{PathOf(parsed)} --help` shows how";
        return (unknown is null ? null : OfFile(unknown))
            ?? Swap(parsed, near is null ? unknown : null, arguments)
            ?? (unknown is not null && OtherPrograms.Advice(unknown) is string advice ? $"{advice}; {help}" : null)
            ?? (near is null ? null : $"did you mean {near}? {help}")
            ?? (LacksOutput(parsed) && command is MienCommand { Examples: [Example example, ..] } ? $"name the result, as in: mien {example.Line}" : null)
            ?? help;
    }

    private static string? OfFile(string word) => word.StartsWith('-') && File.Exists(word) ? $"if the file is meant, write ./{word}" : null;

    /// <summary>The swap that is meant by files without a command, by names that others have for source and target, or without -o.</summary>
    private static string? Swap(ParseResult parsed, string? unknown, IReadOnlyList<string> arguments)
    {
        Command command = parsed.CommandResult.Command;
        if (command is RootCommand)
        {
            Command swap = command.Subcommands.First(child => child.Name == "swap");
            return unknown is not null && (SwapLine.LooksLikeFile(unknown) || unknown.StartsWith('-')) && arguments.Any(SwapLine.LooksLikeFile)
                ? $"say what to do: {SwapLine.Of(arguments, swap) ?? $"mien swap me.jpg {arguments.First(SwapLine.LooksLikeFile)} -o swapped.jpg, or mien --help"}"
                : null;
        }

        bool isMisnamed = unknown is not null && SwapLine.Renames(unknown);
        string[] words = [.. arguments.SkipWhile(word => word != "swap").Skip(1)];
        return command.Name == "swap" && (isMisnamed || LacksOutput(parsed)) && SwapLine.Of(words, command) is string line
            ? $"{(isMisnamed ? "sources stand first and the target last" : "name the result with -o")}: {line}"
            : null;
    }

    private static bool LacksOutput(ParseResult parsed) => parsed.CommandResult.Command.Options.Any(
        option => option is { Required: true, Name: "--output" } && parsed.GetResult(option) is null or { Implicit: true });

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
