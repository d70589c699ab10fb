using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Mien.Cli.Models;

/// <summary>Sizes that a person gives for what a model leaves open: --size NAME=N.</summary>
internal static class SizeOption
{
    public static Option<string[]> Create()
    {
        Option<string[]> sizes = new("--size")
        {
            Description = "A size that the model leaves open, such as width=256, or input:2=256 where it has no name [usual: batches of 1].",
            HelpName = "NAME=N",
        };
        sizes.Validators.Add(result =>
        {
            foreach (Token token in result.Tokens.Where(token => !IsSize(token.Value)))
            {
                result.AddError($"--size takes NAME=N, not '{token.Value}'");
            }
        });
        return sizes;
    }

    /// <param name="words">That the option took.</param>
    /// <returns>Sizes by name.</returns>
    public static Dictionary<string, int> Of(IEnumerable<string>? words)
    {
        Dictionary<string, int> sizes = [];
        foreach (string[] parts in (words ?? []).Select(Parts))
        {
            sizes[parts[0]] = int.Parse(parts[1], CultureInfo.InvariantCulture);
        }

        return sizes;
    }

    // The name may hold '=' itself, the number cannot.
    private static string[] Parts(string word) => word.LastIndexOf('=') is > 0 and int at ? [word[..at], word[(at + 1)..]] : [];

    private static bool IsSize(string word) => Parts(word) is [_, string number]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size > 0;
}
