namespace Mien.Models.Cards;

/// <summary>A file is no card of a network, or does not tell what it has learned from.</summary>
public sealed class CardException : MienException
{
    private CardException(string code, string message, string hint, Exception? inner = null)
        : base(code, ExitCode.BadInputOrNoFace, message, hint, inner)
    {
    }

    public static CardException Unreadable(string path, Exception inner) => new(
        "CARD_UNREADABLE", $"{path} cannot be read as a network's card: {inner.Message}", "name the card.json that `mien train` wrote beside model.onnx", inner);

    public static CardException NoNames(string path) => new(
        "CARD_WITHOUT_NAMES", $"{path} does not say which photos the network has learned from", "train again: cards list them since this version");
}
