using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Mien.Video.Probing;

namespace Mien.Jobs.Films.Work;

/// <summary>How a film's working folder and the files in it are called. What is called otherwise is not ours.</summary>
internal static partial class WorkNames
{
    public const string Manifest = "film.json";
    public const string Persons = "people.json";
    public const string OpeningLock = "opening.lock";
    public const string JoiningLock = "joining.lock";

    private const string FolderExtension = ".mien";

    /// <summary>What file systems allow, in bytes.</summary>
    private const int LongestName = 255;

    private const int HashLetters = 17;

    /// <summary>The folder beside an output; a name that would be too long is cut, and what is lost is told by a hash.</summary>
    public static string FolderFor(string outputPath)
    {
        string output = Path.TrimEndingDirectorySeparator(Path.GetFullPath(ImageSequence.FileOf(outputPath)));
        string name = Path.GetFileName(output);
        if (Encoding.UTF8.GetByteCount(name) + FolderExtension.Length > LongestName)
        {
            int kept = name.Length;
            while (Encoding.UTF8.GetByteCount(name.AsSpan(0, kept)) + HashLetters + FolderExtension.Length > LongestName || char.IsHighSurrogate(name[kept - 1]))
            {
                kept--;
            }

            name = $"{name[..kept]}-{TemporaryFile.OwnNameFor(output)[^(HashLetters - 1)..]}";
        }

        return Path.Combine(Path.GetDirectoryName(output)!, name + FolderExtension);
    }

    public static string Segment(int index) => string.Create(CultureInfo.InvariantCulture, $"segment-{index + 1:00000}");

    /// <param name="part">Such as 1/2.</param>
    public static string PartLock(string part) => $"part-{part.Replace("/", "-of-", StringComparison.Ordinal)}.lock";

    /// <returns>The part whose lock has that name; null for any other file.</returns>
    public static string? PartOf(string name) => Part().Match(name) is { Success: true } part ? $"{part.Groups[1]}/{part.Groups[2]}" : null;

    /// <summary>Whether a file of that name is ours.</summary>
    public static bool IsOurs(string name) => name is Manifest or Persons || IsOfABeginning(name) || SegmentFile().IsMatch(name);

    /// <summary>Whether it may be there before there is a manifest.</summary>
    public static bool IsOfABeginning(string name) => IsLock(name) || TemporaryFile.IsNameOfOne(name);

    public static bool IsLock(string name) => name is OpeningLock or JoiningLock || Part().IsMatch(name);

    [GeneratedRegex(@"^part-(\d+)-of-(\d+)\.lock$")]
    private static partial Regex Part();

    [GeneratedRegex(@"^segment-\d{5,}\.(nut|json)$")]
    private static partial Regex SegmentFile();
}
