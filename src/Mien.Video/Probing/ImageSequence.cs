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

        string name = Path.GetFileName(pattern);
        Match place = Place().Match(name);
        int digits = place.Groups[1].Success ? int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) : 1;
        Regex named = new($"^{Regex.Escape(name[..place.Index])}(\\d{{{digits},18}}){Regex.Escape(name[(place.Index + place.Length)..])}$");
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
        string name = Path.GetFileName(pattern);
        Match place = Place().Match(name);
        string digits = number.ToString(CultureInfo.InvariantCulture).PadLeft(place.Groups[1].Success ? int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) : 1, '0');
        return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(pattern))!, name[..place.Index] + digits + name[(place.Index + place.Length)..]);
    }

    [GeneratedRegex(@"%(?:0?(\d+))?d")]
    private static partial Regex Place();
}
