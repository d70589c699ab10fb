using System.Xml.Linq;

namespace Mien.Imaging.Files;

/// <summary>What a file says about how it was made: the IPTC digital source type and the program, both in XMP; the program
/// also in EXIF where the format holds EXIF.</summary>
/// <remarks>Source: IPTC Photo Metadata Standard, "Digital Source Type" (Iptc4xmpExt:DigitalSourceType); XMP Specification part 1
/// (xmp:CreatorTool).</remarks>
public sealed record ProvenanceMark
{
    /// <summary>"Composite with elements that trained algorithmic media made": what a swap is.</summary>
    public const string CompositeWithTrainedAlgorithmicMedia =
        "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia";

    private static readonly XName SourceTypeName = XName.Get("DigitalSourceType", "http://iptc.org/std/Iptc4xmpExt/2008-02-29/");
    private static readonly XName CreatorToolName = XName.Get("CreatorTool", "http://ns.adobe.com/xap/1.0/");

    /// <summary>This program's name and version, as results carry them.</summary>
    public static string ThisSoftware { get; } = $"Mien {typeof(ProvenanceMark).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>A URI of IPTC's vocabulary; null when the file names none.</summary>
    public string? DigitalSourceType { get; init; }

    /// <summary>The program that made the file; null when it names none.</summary>
    public string? Software { get; init; }

    /// <summary>Whether the file says that it is a composite with trained algorithmic media.</summary>
    public bool IsComposite => DigitalSourceType == CompositeWithTrainedAlgorithmicMedia;

    /// <summary>What the photo's metadata say; members are null where they say nothing.</summary>
    public static ProvenanceMark Read(Photo photo)
    {
        XmpPacket xmp = XmpPacket.Parse(photo.Metadata.Blob(PictureMetadata.Xmp));
        return new()
        {
            DigitalSourceType = xmp[SourceTypeName],
            Software = xmp[CreatorToolName] ?? ExifSoftware(photo.Metadata),
        };
    }

    /// <summary>The program that EXIF names, or null.</summary>
    internal static string? ExifSoftware(PictureMetadata metadata) =>
        metadata.Text(PictureMetadata.ExifSoftware)?.Split(" (")[0]; // libvips appends the type in brackets

    /// <summary>The same metadata with the mark, and with all that they said otherwise.</summary>
    internal static PictureMetadata AddTo(PictureMetadata metadata)
    {
        XmpPacket xmp = XmpPacket.Parse(metadata.Blob(PictureMetadata.Xmp));
        xmp[SourceTypeName] = CompositeWithTrainedAlgorithmicMedia;
        xmp[CreatorToolName] = ThisSoftware;
        return metadata.With(PictureMetadata.Xmp, xmp.ToBytes()).With(PictureMetadata.ExifSoftware, ThisSoftware);
    }
}
