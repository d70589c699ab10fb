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

    /// <returns>The numbers for which a picture exists, rising; at least one.</returns>
    /// <exception cref="MediaException">There is none.</exception>
    internal static IReadOnlyList<long> Numbers(string pattern)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(pattern))!;
        if (!Directory.Exists(folder))
        {
            throw MediaException.NoPictures(pattern);
        }

        Regex named = NamesOf(pattern);
        long[] numbers = [.. Directory.EnumerateFiles(folder)
            .Select(file => named.Match(Path.GetFileName(file)))
            .Where(match => match.Success)
            .Select(match => long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
            .Distinct()
            .Order()];
        return numbers.Length > 0 ? numbers : throw MediaException.NoPictures(pattern);
    }

    /// <returns>The file of a number.</returns>
    internal static string PathOf(string pattern, long number)
    {
        (string before, int digits, string after) = Parts(pattern);
        string text = number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
        return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(pattern))!, before + text + after);
    }

    /// <summary>The names that a pattern stands for; the first group is the number.</summary>
    internal static Regex NamesOf(string pattern)
    {
        (string before, int digits, string after) = Parts(pattern);
        return new($"^{Regex.Escape(before)}(\\d{{{digits},18}}){Regex.Escape(after)}$");
    }

    /// <summary>What stands before the number, its least digits, and what stands behind it.</summary>
    private static (string Before, int Digits, string After) Parts(string pattern)
    {
        string name = Path.GetFileName(pattern);
        Match match = Place().Match(name);
        Group place = match.Groups["place"];
        int digits = match.Groups["digits"].Success ? int.Parse(match.Groups["digits"].Value, CultureInfo.InvariantCulture) : 1;
        return (WithoutEscapes(name[..place.Index]), digits, WithoutEscapes(name[(place.Index + place.Length)..]));
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
