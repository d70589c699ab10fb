namespace Mien.Video.Frames;

/// <summary>Which codes black and white have.</summary>
public enum ColourRange
{
    /// <summary>16 … 235 of 255 (chroma 16 … 240), scaled by 2^(depth − 8): what nearly all films have.</summary>
    Limited,

    /// <summary>All codes.</summary>
    Full,
}
