using System.Collections.Immutable;
using System.Xml.Linq;
using Mien.Imaging.Native;

namespace Mien.Imaging.Files;

/// <summary>What a picture file says beside its pixels, as libvips' named fields. Immutable.</summary>
internal sealed record PictureMetadata
{
    internal const string Xmp = "xmp-data";
    internal const string Profile = "icc-profile-data";
    internal const string GifComment = "gif-comment";
    internal const string ExifSoftware = "exif-ifd0-Software";

    private const string Exif = "exif-data";
    private const string Iptc = "iptc-data";
    private const string Photoshop = "photoshop-data";
    private const string Orientation = "orientation";
    private const string ExifOrientation = "exif-ifd0-Orientation";

    internal static PictureMetadata None { get; } = new();

    /// <summary>Values are string or byte[].</summary>
    internal ImmutableDictionary<string, object> Fields { get; init; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>Pixels per millimetre.</summary>
    internal (double Horizontal, double Vertical) Resolution { get; init; } = (1, 1);

    internal bool HasExif => Fields.Keys.Any(name => name.StartsWith("exif-", StringComparison.Ordinal));

    /// <summary>Takes what stays true of a changed, upright picture: not the orientation, not a gain map, and no thumbnail of
    /// EXIF, Photoshop or XMP, which would still show the face that was there.</summary>
    internal static PictureMetadata Of(VipsImage image)
    {
        ImmutableDictionary<string, object>.Builder fields = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (string name in image.FieldNames().Where(IsKept))
        {
            object? value = name.EndsWith("-data", StringComparison.Ordinal) ? image.Blob(name) : image.Text(name);
            if (value is not null)
            {
                fields[name] = name switch
                {
                    Iptc or Photoshop => PhotoshopResources.WithoutThumbnail((byte[])value),
                    Exif => ExifDirectories.WithoutThumbnail((byte[])value),
                    Xmp => XmpPacket.WithoutThumbnails((byte[])value),
                    _ => value,
                };
            }
        }

        return new()
        {
            Fields = fields.ToImmutable(),
            Resolution = (VipsNative.HorizontalResolution(image.Handle), VipsNative.VerticalResolution(image.Handle)),
        };
    }

    /// <summary>XMP may repeat the orientation, which no longer holds once the pixels stand upright.</summary>
    internal PictureMetadata Upright()
    {
        XName orientation = XName.Get("Orientation", "http://ns.adobe.com/tiff/1.0/");
        XmpPacket xmp = XmpPacket.Parse(Blob(Xmp));
        if (xmp[orientation] is null)
        {
            return this;
        }

        xmp[orientation] = "1";
        return With(Xmp, xmp.ToBytes());
    }

    internal byte[]? Blob(string name) => Fields.GetValueOrDefault(name) as byte[];

    internal string? Text(string name) => Fields.GetValueOrDefault(name) as string;

    internal PictureMetadata With(string name, object value) => this with { Fields = Fields.SetItem(name, value) };

    internal PictureMetadata Without(string name) => this with { Fields = Fields.Remove(name) };

    internal PictureMetadata Kept(KeptMetadata kept) => kept switch
    {
        KeptMetadata.None => this with { Fields = Fields.RemoveRange(Fields.Keys.Where(name => name != Profile)) },
        KeptMetadata.Usual => WithoutPrivate(),
        _ => this,
    };

    /// <summary>See <see cref="PrivateNames"/>. libvips writes EXIF from the block and from the fields: both must not say it.</summary>
    private PictureMetadata WithoutPrivate()
    {
        ImmutableDictionary<string, object>.Builder fields = Fields.RemoveRange(Fields.Keys.Where(IsPrivate)).ToBuilder();
        foreach ((string name, object value) in Fields)
        {
            if (value is byte[] blob && CleanedBy(name) is { } clean)
            {
                fields[name] = clean(blob);
            }
        }

        return this with { Fields = fields.ToImmutable() };
    }

    private static Func<byte[], byte[]>? CleanedBy(string name) => name switch
    {
        Exif => ExifDirectories.WithoutPrivate,
        Xmp => XmpPacket.WithoutPrivate,
        Iptc or Photoshop => PhotoshopResources.WithoutPlace,
        _ => null,
    };

    internal void WriteTo(VipsImage image)
    {
        // libvips reads every field out of an EXIF block that is set: what says otherwise comes after it.
        foreach ((string name, object value) in Fields.OrderBy(field => field.Key != Exif))
        {
            if (value is byte[] blob)
            {
                image.Set(name, blob);
            }
            else
            {
                image.Set(name, (string)value);
            }
        }

        if (Fields.ContainsKey(Exif))
        {
            image.Set(Orientation, 1);
        }
    }

    private static bool IsKept(string name) =>
        name is Exif or Xmp or Iptc or Profile or Photoshop or "image-description" or "resolution-unit" or GifComment
        || (name.StartsWith("exif-ifd", StringComparison.Ordinal) && name != ExifOrientation && !IsThumbnail(name))
        || (name.StartsWith("png-comment-", StringComparison.Ordinal) && !name.Contains("Raw profile type", StringComparison.Ordinal));

    /// <summary>IFD 3 of EXIF is the place.</summary>
    private static bool IsPrivate(string name) => name.StartsWith("exif-ifd3-", StringComparison.Ordinal) || PrivateNames.Has(name);

    /// <summary>IFD 1 of EXIF describes the thumbnail.</summary>
    private static bool IsThumbnail(string name) => name.StartsWith("exif-ifd1-", StringComparison.Ordinal);
}
