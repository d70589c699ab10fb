namespace Mien.Video.Frames;

/// <summary>What a frame's R'G'B' says about light.</summary>
public enum ColourTransfer
{
    /// <summary>Standard dynamic range: taken as sRGB-encoded as it is, as players show it.</summary>
    Sdr,

    /// <summary>SMPTE ST 2084, up to 10 000 cd/m².</summary>
    Pq,

    /// <summary>Hybrid log-gamma (ITU-R BT.2100), shown on a display of 1000 cd/m².</summary>
    Hlg,
}
