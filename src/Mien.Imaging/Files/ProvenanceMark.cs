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
        ProvenanceMark mark = OfXmp(photo.Metadata.Blob(PictureMetadata.Xmp));
        return mark with { Software = mark.Software ?? ExifSoftware(photo.Metadata) };
    }

    /// <summary>An XMP packet in UTF-8 that says of its file what <see cref="CompositeWithTrainedAlgorithmicMedia"/> means, and nothing else.</summary>
    public static byte[] NewXmp() => Mark(null).ToBytes();

    /// <summary>What an XMP packet says.</summary>
    /// <param name="xmp">Null or unreadable gives a mark that says nothing.</param>
    public static ProvenanceMark OfXmp(byte[]? xmp)
    {
        XmpPacket packet = XmpPacket.Parse(xmp);
        return new() { DigitalSourceType = packet[SourceTypeName], Software = packet[CreatorToolName] };
    }

    /// <summary>The program that EXIF names, or null.</summary>
    internal static string? ExifSoftware(PictureMetadata metadata) =>
        metadata.Text(PictureMetadata.ExifSoftware)?.Split(" (")[0]; // libvips appends the type in brackets

    /// <summary>The same metadata with the mark, and with all that they said otherwise.</summary>
    internal static PictureMetadata AddTo(PictureMetadata metadata)
    {
        byte[] xmp = Mark(metadata.Blob(PictureMetadata.Xmp)).ToBytes();
        return metadata.With(PictureMetadata.Xmp, xmp).With(PictureMetadata.ExifSoftware, ThisSoftware);
    }

    private static XmpPacket Mark(byte[]? packet)
    {
        XmpPacket xmp = XmpPacket.Parse(packet);
        xmp[SourceTypeName] = CompositeWithTrainedAlgorithmicMedia;
        xmp[CreatorToolName] = ThisSoftware;
        return xmp;
    }
}
