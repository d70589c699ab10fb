using System.CommandLine;
using Mien.Imaging.Files;
using Mien.Jobs.Films.Sources;

namespace Mien.Cli.Help;

/// <summary>The swap that somebody probably meant whose words make none, as a line to type: without the word swap, with the names that other face swappers
/// have for source and target, or with the result among the photos.</summary>
internal static class SwapLine
{
    private static readonly HashSet<string> s_sourceNames = ["--source", "--sources", "--source-path", "--source-paths", "--src", "-s"];
    private static readonly HashSet<string> s_targetNames = ["--target", "--target-path", "--dst", "-t", "--input", "-i"];
    private static readonly HashSet<string> s_outputNames = ["--output", "-o", "--output-path", "--out"];

    /// <summary>Whether other face swappers, and not Mien, name a source, target or result so.</summary>
    public static bool Renames(string word) =>
        s_sourceNames.Contains(word) || s_targetNames.Contains(word) || (s_outputNames.Contains(word) && word is not ("--output" or "-o"));

    /// <param name="words">Without "mien" and "swap". Options that Mien does not have are left out.</param>
    /// <returns>Null when the words do not name a source and a target.</returns>
    public static string? Of(IReadOnlyList<string> words, Command swap)
    {
        (List<string> sources, List<string> files, List<string> targets, List<string> outputs) = ([], [], [], []);
        (List<string> options, List<string> foreign) = ([], []);
        List<string> list = files;
        foreach (string word in words)
        {
            Option? known = swap.Options.FirstOrDefault(option => option.Name == word || option.Aliases.Contains(word));
            if (s_sourceNames.Contains(word) || s_targetNames.Contains(word) || s_outputNames.Contains(word))
            {
                list = s_sourceNames.Contains(word) ? sources : s_targetNames.Contains(word) ? targets : outputs;
            }
            else if (word.StartsWith('-'))
            {
                (known is null ? foreign : options).Add(word);
                list = known is null ? foreign : known.ValueType == typeof(bool) ? files : options;
            }
            else
            {
                bool isFile = list == foreign && LooksLikeFile(word);
                (isFile ? files : list).Add(Quoted(word));
                list = list == sources ? sources : files;
            }
        }

        string[] pictures = [.. sources, .. files, .. targets];
        if (outputs.Count == 0 && targets.Count == 0 && pictures.Length > 2 && !Path.Exists(pictures[^1]))
        {
            outputs.Add(pictures[^1]);
            pictures = pictures[..^1];
        }

        return pictures.Length < 2
            ? null
            : $"mien swap {string.Join(' ', (IEnumerable<string>)[.. pictures, .. options, "-o", outputs.FirstOrDefault() ?? ResultFor(pictures[^1])])}";
    }

    /// <summary>The same for a source and a target that are known.</summary>
    public static string Of(IEnumerable<string> sources, string target, string output) =>
        $"mien swap {string.Join(' ', sources.Append(target).Append("-o").Append(output).Select(Quoted))}";

    /// <summary>Another command of one file, to type.</summary>
    public static string Of(string command, string file) => $"mien {command} {Quoted(file)}";

    /// <summary>Whether a word is meant as a file or folder, be it there or not.</summary>
    public static bool LooksLikeFile(string word) => !word.StartsWith('-')
        && (Path.Exists(word) || PictureFormats.ByExtension.ContainsKey(Path.GetExtension(word).ToLowerInvariant()) || FilmTarget.HasFilmExtension(word));

    private static string ResultFor(string target) =>
        Directory.Exists(target) ? "swapped/" : FilmTarget.HasFilmExtension(target) ? "swapped.mp4" : "swapped.jpg";

    private static string Quoted(string word) => word.All(letter => char.IsLetterOrDigit(letter) || "-_./=:,%+@\\~".Contains(letter, StringComparison.Ordinal))
        ? word
        : $"'{word}'";
}
