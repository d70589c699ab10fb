namespace Mien.Imaging.Files;

/// <summary>Tells by their names which metadata say where a picture or film was taken, by which very device, or of which very shot it is.</summary>
/// <remarks>The names that EXIF, XMP, IPTC, PNG texts and FFmpeg's tags use for these; makers add names of their own, which have the same words in them.
/// Author and copyright stay: they are said on purpose. A maker's note is a sealed box that holds serial numbers as a rule.</remarks>
public static class PrivateNames
{
    private static readonly string[] s_parts =
    [
        "gps", "location", "latitude", "longitude", "altitude", "serial", "ownername", "makernote", "uniqueid", "documentid", "instanceid", "content.identifier",
    ];

    private static readonly HashSet<string> s_whole = new(StringComparer.OrdinalIgnoreCase)
    {
        "City", "State", "Province-State", "ProvinceState", "Country", "CountryCode", "CountryName", "WorldRegion", "place",
    };

    /// <param name="name">Without prefix or namespace, upper or lower case.</param>
    public static bool Has(string name) =>
        s_whole.Contains(name) || Array.Exists(s_parts, part => name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
