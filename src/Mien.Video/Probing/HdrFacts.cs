namespace Mien.Video.Probing;

/// <summary>The display that an HDR film was graded on, and how bright it gets.</summary>
/// <remarks>Source: SMPTE ST 2086 (mastering display), CTA-861.3 (content light level). A pair is x and y of CIE 1931.</remarks>
public sealed record HdrFacts
{
    /// <summary>Null when the film does not tell the display.</summary>
    public MasteringDisplay? Display { get; init; }

    /// <summary>Brightest sample, cd/m²; 0 when not told.</summary>
    public int MaxContentLight { get; init; }

    /// <summary>Brightest frame's average, cd/m²; 0 when not told.</summary>
    public int MaxAverageLight { get; init; }
}
