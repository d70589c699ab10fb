using Mien.Imaging.Files;
using Mien.Video.Probing;
using Mien.Video.Writing;

namespace Mien.Jobs.Films.Sources;

/// <summary>Tells films from photos.</summary>
public static class FilmTarget
{
    private static readonly HashSet<string> s_extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".mp4", ".m4v", ".mov", ".qt", ".mkv", ".webm", ".avi", ".ts", ".mts", ".m2ts", ".mpg", ".mpeg", ".vob", ".wmv", ".asf", ".flv",
        ".3gp", ".3g2", ".ogv", ".ogg", ".mxf", ".nut", ".y4m", ".dv", ".apng", ".m3u8", ".m3u", ".mpd", ".f4v", ".divx", ".rm", ".rmvb", ".wtv", ".gxf",
        ".h264", ".264", ".avc", ".h265", ".265", ".hevc", ".ivf", ".obu", ".m1v", ".m2v", ".mjpeg", ".mjpg",
    };

    /// <summary>Whether the name is that of a film; what is in the file may differ.</summary>
    public static bool HasFilmExtension(string path) => s_extensions.Contains(Path.GetExtension(path));

    /// <summary>Whether a target is swapped as a film: an address, numbered pictures, an animated picture whose result can move, or what is no
    /// picture and looks like a film or is to become one.</summary>
    public static bool IsFilm(string path, string outputPath)
    {
        if (MediaFacts.IsUrl(path) || ImageSequence.IsPattern(path))
        {
            return true;
        }

        if (!File.Exists(path))
        {
            return !Directory.Exists(path) && HasFilmExtension(path); // missing: it is told as what it should be
        }

        return PictureProbe.FormatOf(path) is not null
            ? FilmContainers.TryOfPath(outputPath) is not null && PictureProbe.IsAnimated(path)
            : IsOnlyFilm(outputPath) || HasFilmExtension(path) || LooksLikeFilm(PictureProbe.FirstBytes(path));
    }

    /// <summary>Whether a result of that name is a film and cannot be a still picture.</summary>
    private static bool IsOnlyFilm(string path) => FilmContainers.TryOfPath(path) is not null
        && (ImageSequence.IsPattern(path) || !PictureFormats.ByExtension.ContainsKey(Path.GetExtension(path).ToLowerInvariant()));

    /// <summary>MP4 and MOV, Matroska and WebM, AVI, ASF, FLV, MPEG program, transport and bare streams.</summary>
    private static bool LooksLikeFilm(ReadOnlySpan<byte> bytes) =>
        (bytes.Length >= 12 && (bytes[4..8].SequenceEqual("ftyp"u8) || bytes[4..8].SequenceEqual("moov"u8)) && !bytes[8..11].SequenceEqual("hei"u8)
            && !bytes[8..11].SequenceEqual("hev"u8) && !bytes[8..12].SequenceEqual("mif1"u8) && !bytes[8..12].SequenceEqual("msf1"u8))
        || bytes.StartsWith<byte>([0x1A, 0x45, 0xDF, 0xA3])
        || (bytes.StartsWith("RIFF"u8) && bytes.Length >= 12 && bytes[8..12].SequenceEqual("AVI "u8))
        || bytes.StartsWith<byte>([0x30, 0x26, 0xB2, 0x75])
        || bytes.StartsWith("FLV\u0001"u8)
        || bytes.StartsWith<byte>([0, 0, 1, 0xBA])
        || bytes.StartsWith<byte>([0, 0, 1, 0xB3])
        || bytes.StartsWith<byte>([0, 0, 0, 1])
        || (bytes.Length > 376 && bytes[0] == 0x47 && bytes[188] == 0x47 && bytes[376] == 0x47);
}
