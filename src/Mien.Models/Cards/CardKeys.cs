namespace Mien.Models.Cards;

/// <summary>Names of facts in a <see cref="ModelCard"/> that more than one reader looks for.</summary>
public static class CardKeys
{
    /// <summary>In <see cref="ModelCard.TrainedOn"/>: the photos that the network has learned from, one a line.</summary>
    public const string Names = "names";

    /// <summary>In <see cref="ModelCard.TrainedOn"/>: licences of what it was taught on, one a line.</summary>
    public const string Licence = "licence";

    /// <summary>In <see cref="ModelCard.TrainedOn"/>: another network that it began from, or that taught it.</summary>
    public const string BegunFrom = "begun_from", TaughtBy = "taught_by";

    /// <summary>In <see cref="ModelCard.Choices"/>: the recogniser that taught it.</summary>
    public const string Recogniser = "recogniser";
}
