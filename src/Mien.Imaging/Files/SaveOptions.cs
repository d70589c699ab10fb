namespace Mien.Imaging.Files;

/// <summary>How a result is written.</summary>
public sealed record SaveOptions
{
    public static SaveOptions Default { get; } = new();

    /// <summary>1 … 100 for JPEG (95 when null), WebP (90) and AVIF (75); the other formats are lossless.
    /// JPEG keeps full colour resolution (4:4:4) from 90 up.</summary>
    public int? Quality { get; init; }

    /// <summary>WebP and AVIF without loss, whatever <see cref="Quality"/> says; AVIF then still rounds more than 12 bits a sample.</summary>
    public bool Lossless { get; init; }

    /// <summary>Whether an existing file is replaced; otherwise it is an <see cref="OutputException"/>.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Whether the result says that it is a composite with trained algorithmic media, made with Mien
    /// (<see cref="ProvenanceMark"/>).</summary>
    public bool Mark { get; init; } = true;

    /// <summary>What of the source's EXIF, XMP, IPTC and text is kept. The colour profile always is.</summary>
    public KeptMetadata Metadata { get; init; } = KeptMetadata.Usual;

    /// <summary>The file that the result was made of: no more people can read the result than could read that. Null for none.</summary>
    public string? MadeOf { get; init; }
}
