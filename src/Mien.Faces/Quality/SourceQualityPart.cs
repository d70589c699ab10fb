namespace Mien.Faces.Quality;

/// <summary>What the quality of a source photo consists of.</summary>
public enum SourceQualityPart
{
    Size,
    Sharpness,

    /// <summary>To the side, up or down.</summary>
    Turn,

    /// <summary>By hair, a hand, a thing or the picture's border.</summary>
    Cover,

    Light,

    /// <summary>An open mouth and shut eyes; a smile is not told.</summary>
    Expression,
}
