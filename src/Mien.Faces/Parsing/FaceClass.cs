namespace Mien.Faces.Parsing;

/// <summary>What a pixel around a face shows, in the order of the parser's planes.</summary>
public enum FaceClass
{
    /// <summary>Of face, ears and neck, with moustache and beard.</summary>
    Skin,

    Brow,

    /// <summary>What is seen between the lids.</summary>
    Eye,

    Lips,

    /// <summary>Teeth, tongue and dark between open lips.</summary>
    InnerMouth,

    /// <summary>Of the head: not brows, lashes, moustache or beard.</summary>
    Hair,

    /// <summary>Rims, bridge and arms of spectacles.</summary>
    Frame,

    /// <summary>Dark, coloured or mirroring glass, as far as it hides what is behind; clear glass is what is seen through it.</summary>
    Lens,

    /// <summary>Anything before the face that is no part of it: hand, microphone, mask, cup, pole, veil, letters.</summary>
    Front,

    /// <summary>Clothes, hats, background, other people.</summary>
    Other,
}
