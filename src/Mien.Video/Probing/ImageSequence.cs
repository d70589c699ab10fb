using System.Globalization;
using System.Text.RegularExpressions;

namespace Mien.Video.Probing;

/// <summary>A film as numbered pictures, named by a pattern such as "frames/%05d.png".</summary>
public static partial class ImageSequence
{
    /// <summary>Frames a second where none are told; pictures do not know.</summary>
    public static Rational DefaultFrameRate { get; } = new(25);

    /// <summary>Whether the file's name has a number's place, and no file has that very name.</summary>
    public static bool IsPattern(string path) => Place().IsMatch(Path.GetFileName(path)) && !File.Exists(path);

    /// <returns>The lowest number for which a picture exists.</returns>
    /// <exception cref="MediaException">There is none.</exception>
    internal static long FirstNumber(string pattern)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(pattern))!;
        if (!Directory.Exists(folder))
        {
            throw MediaException.NoPictures(pattern);
        }

        Regex named = NamesOf(pattern);
        return Directory.EnumerateFiles(folder)
            .Select(file => named.Match(Path.GetFileName(file)))
            .Where(match => match.Success)
            .Select(match => (long?)long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
            .Min() ?? throw MediaException.NoPictures(pattern);
    }

    /// <summary>The names that a pattern stands for; the first group is the number.</summary>
    internal static Regex NamesOf(string pattern)
    {
        string name = Path.GetFileName(pattern);
        Match match = Place().Match(name);
        Group place = match.Groups["place"];
        int digits = match.Groups["digits"].Success ? int.Parse(match.Groups["digits"].Value, CultureInfo.InvariantCulture) : 1;
        return new($"^{Literal(name[..place.Index])}(\\d{{{digits},18}}){Literal(name[(place.Index + place.Length)..])}$");

        static string Literal(string text) => Regex.Escape(WithoutEscapes(text));
    }

    /// <summary>The file that a film's output means: %% stands for a percent sign, since %d numbers pictures.</summary>
    public static string FileOf(string path)
    {
        return IsPattern(path) ? path : Path.Combine(Path.GetDirectoryName(path) ?? "", WithoutEscapes(Path.GetFileName(path)));
    }

    private static string WithoutEscapes(string text) => text.Replace("%%", "%", StringComparison.Ordinal);

    // %d, %5d or %05d, behind no percent sign but those of whole pairs.
    [GeneratedRegex(@"(?<!%)(?:%%)*(?<place>%(?:0?(?<digits>\d+))?d)")]
    private static partial Regex Place();
}
