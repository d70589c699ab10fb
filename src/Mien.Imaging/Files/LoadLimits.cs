namespace Mien.Imaging.Files;

/// <summary>How large a picture may be before it is refused, judged by its header before any pixel is decoded.</summary>
public sealed record LoadLimits
{
    public static LoadLimits Default { get; } = new();

    /// <summary>Width · height · frames.</summary>
    public long MaxPixels { get; init; } = 200_000_000;

    /// <summary>The larger of width and height of one frame, in pixels.</summary>
    public int MaxSide { get; init; } = 65_535;

    /// <summary>Passes over a progressive JPEG; encoders write some ten.</summary>
    public int MaxScans { get; init; } = 100;

    /// <summary>What the pixels take in memory while they are read, changed and written (<see cref="PixelMemory"/>).</summary>
    public long MaxPixelBytes { get; init; } = 3L << 30;

    public long MaxFileBytes { get; init; } = 512L << 20;
}
