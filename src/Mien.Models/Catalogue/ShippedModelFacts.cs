using Mien.Models.Cards;

namespace Mien.Models.Catalogue;

/// <summary>What the card of a network that comes with Mien says, in short: the report of `mien models list --json`.</summary>
/// <param name="Name">Its folder; of a swapper's network what --swapper takes.</param>
/// <param name="Macs">Multiply-adds of one face.</param>
/// <param name="Licence">Null where the card does not say.</param>
/// <param name="Card">Path of all that is known of it.</param>
public sealed record ShippedModelFacts(string Name, string Purpose, long Parameters, long Macs, string? Licence, string Card)
{
    /// <param name="name">One of <see cref="ShippedModels.Names"/>.</param>
    public static ShippedModelFacts Of(string name)
    {
        string path = ShippedModels.CardPath(name);
        ModelCard card = ModelCard.Read(path);
        return new(name, card.Network.Purpose, card.Parameters, card.Macs, card.TrainedOn.GetValueOrDefault(CardKeys.Licence), path);
    }
}
