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

    /// <summary>From a parse that failed: its first error, and what was probably meant.</summary>
    public static WrongUsage Of(ParseResult parsed, IReadOnlyList<string> arguments)
    {
        string message = StrayOption(parsed, arguments) is string stray ? $"there is no option '{stray}'"
            : parsed.CommandResult.Command is RootCommand && parsed.UnmatchedTokens is [string word, ..]
            ? $"there is no {(word.StartsWith('-') ? "option" : "command")} '{word}'"
            : parsed.CommandResult.Command.Name == "swap" && !parsed.CommandResult.Children.Any(child => child.Tokens.Count > 0)
            ? "name a source, a target and -o"
            : parsed.Errors[0].Message.TrimEnd('.');
        return new(char.ToLowerInvariant(message[0]) + message[1..], UsageAdvice.Of(parsed, arguments));
    }

    /// <returns>A word that looks like an option and was taken for a file; null when there is none. Behind -- every word is what it is.</returns>
    public static string? StrayOption(ParseResult parsed, IReadOnlyList<string> arguments)
    {
        HashSet<string> names = [.. parsed.CommandResult.Command.Options.Select(option => option.Name)];
        if (arguments.TakeWhile(word => word != "--").FirstOrDefault(word => word is ['-', not '-', _, ..] && names.Contains($"-{word.Split('=')[0]}")) is string oneDash)
        {
            return oneDash; // a name with one dash would be taken for the letter and its value
        }

        int plain = parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Skip(1).Count(); // all of them the last arguments
        return parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).SkipLast(plain)
            .Select(token => token.Value).FirstOrDefault(word => word.StartsWith('-') && word.Length > 1);
    }

    public static WrongUsage Because(string message, string hint) => new(message, hint);

    /// <summary>For words that mean nothing in any command.</summary>
    /// <exception cref="WrongUsage">A word is empty, or the dash that elsewhere stands for a pipe.</exception>
    public static void ThrowIfUnusable(IReadOnlyList<string> arguments)
    {
        if (arguments.Any(string.IsNullOrWhiteSpace))
        {
            throw Because("a word of the command line is empty", "is a variable of your shell not set?");
        }

        if (arguments.Contains("-"))
        {
            throw Because(
                "- for a pipe is not supported: results are written whole or not at all",
                OperatingSystem.IsWindows() ? "name files" : "name files; a photo may come from a pipe as /dev/stdin");
        }
    }
}
