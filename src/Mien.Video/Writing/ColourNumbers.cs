using Mien.Video.Ffmpeg;
using Mien.Video.Probing;

namespace Mien.Video.Writing;

/// <summary>Colour tags as numbers: FFmpeg's options take other names than ffprobe prints, but the same numbers in all versions.</summary>
/// <remarks>Source: ITU-T H.273, 8.1 … 8.3 (primaries, transfer, matrix); range and chroma location are FFmpeg's own numbers.</remarks>
internal static class ColourNumbers
{
    private static readonly Dictionary<string, int> s_ranges = new() { ["tv"] = 1, ["pc"] = 2 };

    private static readonly Dictionary<string, int> s_spaces = new()
    {
        ["gbr"] = 0,
        ["bt709"] = 1,
        ["fcc"] = 4,
        ["bt470bg"] = 5,
        ["smpte170m"] = 6,
        ["smpte240m"] = 7,
        ["ycgco"] = 8,
        ["bt2020nc"] = 9,
        ["bt2020c"] = 10,
        ["smpte2085"] = 11,
        ["chroma-derived-nc"] = 12,
        ["chroma-derived-c"] = 13,
        ["ictcp"] = 14,
    };

    private static readonly Dictionary<string, int> s_transfers = new()
    {
        ["bt709"] = 1,
        ["bt470m"] = 4,
        ["bt470bg"] = 5,
        ["smpte170m"] = 6,
        ["smpte240m"] = 7,
        ["linear"] = 8,
        ["log100"] = 9,
        ["log316"] = 10,
        ["iec61966-2-4"] = 11,
        ["bt1361e"] = 12,
        ["iec61966-2-1"] = 13,
        ["bt2020-10"] = 14,
        ["bt2020-12"] = 15,
        ["smpte2084"] = 16,
        ["smpte428"] = 17,
        ["arib-std-b67"] = 18,
    };

    private static readonly Dictionary<string, int> s_primaries = new()
    {
        ["bt709"] = 1,
        ["bt470m"] = 4,
        ["bt470bg"] = 5,
        ["smpte170m"] = 6,
        ["smpte240m"] = 7,
        ["film"] = 8,
        ["bt2020"] = 9,
        ["smpte428"] = 10,
        ["smpte431"] = 11,
        ["smpte432"] = 12,
        ["ebu3213"] = 22,
    };

    private static readonly Dictionary<string, int> s_chromaLocations = new()
    {
        ["left"] = 1,
        ["center"] = 2,
        ["topleft"] = 3,
        ["top"] = 4,
        ["bottomleft"] = 5,
        ["bottom"] = 6,
    };

    /// <summary>The tags as options of FFmpeg; what is not told or not known is left out.</summary>
    /// <param name="stream">Of which stream, such as ":v:0"; empty for all.</param>
    internal static IEnumerable<string> Arguments(ColourTags tags, string stream = "") => Option("-color_range" + stream, s_ranges, tags.Range)
        .Concat(Option("-colorspace" + stream, s_spaces, tags.Space))
        .Concat(Option("-color_trc" + stream, s_transfers, tags.Transfer))
        .Concat(Option("-color_primaries" + stream, s_primaries, tags.Primaries))
        .Concat(Option("-chroma_sample_location" + stream, s_chromaLocations, tags.ChromaLocation));

    private static string[] Option(string name, Dictionary<string, int> numbers, string? tag) =>
        tag is not null && numbers.TryGetValue(tag, out int number) ? [name, number.Text()] : [];
}
