using System.Text.RegularExpressions;
using Mien.Models.Cards;
using Mien.Models.Catalogue;

namespace Mien.Cli.Swaps;

/// <summary>Under which terms a network stands, in its card's own words.</summary>
/// <param name="Network">Its name, or the file of one's own.</param>
/// <param name="Licence">Null where no card says one.</param>
internal sealed partial record NetworkTerms(string Network, string? Licence)
{
    /// <summary>Whether the licence forbids use for commerce, or nobody said a licence: what nobody permitted is not permitted.</summary>
    public bool IsPermissive => Licence is not null && !NonCommercial().IsMatch(Licence);

    /// <summary>"CC BY-NC-SA 4.0"; where the card names no such licence, all that it says.</summary>
    public string ShortLicence => Licence is null ? "no licence said" : CreativeCommons().Match(Licence) is { Success: true } name ? name.Value : Licence;

    /// <summary>Of every network that a swap runs: those that no swapper is named after, which all of them use, and the swapper's own.</summary>
    /// <param name="swapper">One of <see cref="ShippedModels.Swappers"/>, or a path that ends in .onnx; any other swapper has no network of its own.</param>
    public static IReadOnlyList<NetworkTerms> OfSwap(string swapper)
    {
        bool hasNetwork = ShippedModels.Swappers.Contains(swapper) || swapper.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase);
        return [.. ShippedModels.Names.Except(ShippedModels.Swappers).Concat(hasNetwork ? [swapper] : []).Select(Of)];
    }

    private static NetworkTerms Of(string network)
    {
        string card = ModelCard.PathBeside(ShippedModels.PathOf(network));
        return new(network, File.Exists(card) ? ModelCard.Read(card).TrainedOn.GetValueOrDefault(CardKeys.Licence) : null);
    }

    [GeneratedRegex(@"\bNC\b|\bnon-?commercial", RegexOptions.IgnoreCase)]
    private static partial Regex NonCommercial();

    [GeneratedRegex(@"\bCC (BY|0)[A-Z-]*( \d\.\d)?")]
    private static partial Regex CreativeCommons();
}
