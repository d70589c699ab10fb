namespace Mien.Video.Frames;

/// <summary>How luma and chroma are made of red, green and blue (ITU-T H.273, non-constant luminance).</summary>
public enum ColourMatrix
{
    /// <summary>Not at all: the planes are green, blue and red.</summary>
    Rgb,

    Bt601,

    Bt709,

    Bt2020,

    Fcc,

    Smpte240m,
}
