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

        string name = Path.GetFileName(pattern);
        Match place = Place().Match(name);
        int digits = place.Groups[1].Success ? int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) : 1;
        Regex named = new($"^{Regex.Escape(name[..place.Index])}(\\d{{{digits},18}}){Regex.Escape(name[(place.Index + place.Length)..])}$");
        return Directory.EnumerateFiles(folder)
            .Select(file => named.Match(Path.GetFileName(file)))
            .Where(match => match.Success)
            .Select(match => (long?)long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
            .Min() ?? throw MediaException.NoPictures(pattern);
    }

    [GeneratedRegex(@"%(?:0?(\d+))?d")]
    private static partial Regex Place();
}
