using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using Mien.App.Swappers;
using Mien.Imaging.Files;
using Mien.Runtime;

namespace Mien.Cli.Options;

/// <summary>Options that mean the same in every command; each command makes its own.</summary>
internal static class SharedOptions
{
    public const string JsonName = "--json";
    public const string VerboseName = "--verbose";

    public static Option<bool> Json() => new(JsonName) { Description = "Print a report for programs (JSON) instead of text." };

    public static Option<bool> Overwrite() => new("--overwrite") { Description = "Replace results that are there already." };

    public static Option<int?> Quality() => Ranged<int>("--quality", 1, 100, "Of JPEG, WebP and AVIF pictures [usual: 95, 90, 75], and of films.");

    public static Option<KeptMetadata?> KeepMetadata() => Choice<KeptMetadata>(
        "--keep-metadata", "What the result keeps of the target's metadata: usual (not the place, serial numbers or owner of the camera), all, none [usual: usual].");

    public static Option<bool> NoMark() => new("--no-mark")
    {
        Description = "Leave out the note in the file's metadata that the picture is a composite made with Mien.",
    };

    /// <param name="description">Null: for commands whose work networks do.</param>
    public static Option<DeviceChoice> Device(string? description = null) => new("--device")
    {
        Description = description ?? $"Where networks run: {DeviceChoice.Syntax} [usual: auto].",
        HelpName = "DEVICE",
        CustomParser = ParseDevice,
    };

    /// <summary>A number that must lie between two bounds; null when the option is not given.</summary>
    public static Option<T?> Ranged<T>(string name, T low, T high, string description)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = $"{low}…{high}",
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (T.TryParse(text, CultureInfo.InvariantCulture, out T value) && value >= low && value <= high)
                {
                    return value;
                }

                result.AddError($"'{text}' is not a value for {name}: give a number from {low} to {high}");
                return null;
            },
        };

    /// <summary>One of an enum's names, in lower case; null when the option is not given.</summary>
    public static Option<T?> Choice<T>(string name, string description)
        where T : struct, Enum
    {
        string[] names = WordsOf<T>();
        return new(name)
        {
            Description = description,
            HelpName = string.Join('|', names),
            CustomParser = result => Enum.Parse<T>(OneOf(result.Tokens[0].Value, result, name, names), ignoreCase: true),
        };
    }

    /// <summary>Several of an enumeration's flags, with commas between; null when the option is not given.</summary>
    public static Option<T?> Choices<T>(string name, string description)
        where T : struct, Enum
    {
        string[] names = WordsOf<T>();
        return new(name)
        {
            Description = description,
            HelpName = $"{string.Join('|', names)}[,…]",
            CustomParser = result => Enum.Parse<T>(
                string.Join(',', result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries).Select(word => OneOf(word, result, name, names))), ignoreCase: true),
        };
    }

    /// <summary>One of several words; null when the option is not given.</summary>
    public static Option<string?> Choice(string name, IReadOnlyList<string> words, string description) => new(name)
    {
        Description = description,
        HelpName = string.Join('|', words),
        CustomParser = result => OneOf(result.Tokens[0].Value, result, name, words),
    };

    /// <summary>One of the swappers, or a network of one's own; null when the option is not given.</summary>
    public static Option<string?> Swapper() => new("--swapper")
    {
        Description = "How it is swapped: whole draws the source's face, with what its photos do not show made up (mesh is the same); live has a network look at that, the best that there is;"
            + $" auto draws (whole) in photos, and in films takes the best network that is fast enough here; a path that ends in .onnx is a network of `mien train live` [usual: {SwapperCatalog.Names[0]}].",
        HelpName = string.Join('|', SwapperCatalog.Names),
        CustomParser = result => SwapperCatalog.Has(result.Tokens[0].Value) ? result.Tokens[0].Value : OneOf(result.Tokens[0].Value, result, "--swapper", SwapperCatalog.Names),
    };

    private static string[] WordsOf<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(value => value.ToLowerInvariant())];

    private static string OneOf(string text, ArgumentResult result, string option, IReadOnlyList<string> words)
    {
        string word = text.ToLowerInvariant();
        if (words.Contains(word))
        {
            return word;
        }

        result.AddError($"'{word}' is not a value for {option}: use {string.Join(", ", words)}");
        return words[0];
    }

    private static DeviceChoice ParseDevice(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!DeviceChoice.TryParse(text, out DeviceChoice device))
        {
            result.AddError($"'{text}' is no device for --device: use {DeviceChoice.Syntax}");
        }

        return device;
    }
}
