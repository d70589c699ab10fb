using System.Globalization;
using Mien.App.Swappers;
using Mien.Evaluation.Candidates;
using Mien.Swapping;

namespace Mien.Cli.Evaluation;

/// <summary>From the words of `mien evaluate --swap` to what is judged.</summary>
internal sealed class CandidateWords(SwapperCatalog swappers)
{
    private const string Example = "write --swap whole or --swap whole:mask=oval,color=off,shape=0.5,strength=0.8";

    /// <param name="word">NAME or NAME:OPTION=VALUE,…</param>
    /// <exception cref="WrongUsage">There is no such swapper, option or value.</exception>
    public ICandidate Of(string word)
    {
        string[] parts = word.Split(':', 2);
        if (!SwapperCatalog.Has(parts[0]))
        {
            throw WrongUsage.Because($"there is no swapper '{parts[0]}' (--swap)", $"use one of {string.Join(", ", SwapperCatalog.Names)}, or the file of a network of your own");
        }

        SwapSettings settings = new();
        foreach (string option in parts.Length > 1 ? parts[1].Split(',') : [])
        {
            settings = With(settings, option);
        }

        ISwapper swapper = swappers.Create(parts[0], workers: 1);
        string name = string.Join(' ', [SwapperCatalog.NameOf(parts[0]), .. parts.Skip(1).SelectMany(options => options.Split(','))]);
        return new SwapperCandidate(name, swapper, settings, SwapperCatalog.CostOf(parts[0]));
    }

    /// <param name="word">As above.</param>
    /// <returns>Where the card of its network is; null when there is none.</returns>
    public static string? CardOf(string word) => SwapperCatalog.CardOf(word.Split(':', 2)[0]);

    private static SwapSettings With(SwapSettings settings, string option) => option.Split('=', 2) switch
    {
        ["mask", string mask] when Enum.TryParse(mask, ignoreCase: true, out MaskKind kind) && Enum.IsDefined(kind) => settings with { Mask = kind },
        ["eyes", string eyes] when Enum.TryParse(eyes, ignoreCase: true, out EyesKind kind) && Enum.IsDefined(kind) => settings with { Eyes = kind },
        ["color", "on" or "off"] => settings with { MatchColor = option.EndsWith("on", StringComparison.Ordinal) },
        ["shape", string shape] when Part(shape) is float value => settings with { Shape = value },
        ["strength", string strength] when Part(strength) is float value => settings with { Strength = value },
        _ => throw WrongUsage.Because($"'{option}' is no option of a swap (--swap)", Example),
    };

    private static float? Part(string text) =>
        float.TryParse(text, CultureInfo.InvariantCulture, out float value) && value is >= 0 and <= 1 ? value : null;
}
