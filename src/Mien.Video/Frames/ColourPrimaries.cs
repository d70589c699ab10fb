namespace Mien.Video.Frames;

/// <summary>The colours of pure red, green and blue, all with white D65.</summary>
public enum ColourPrimaries
{
    Bt709,

    /// <summary>SMPTE 170M; the European ones (BT.470 BG) lie close by.</summary>
    Bt601,

    Bt2020,

    DisplayP3,
}
