using System.Text.RegularExpressions;

namespace Mien.Cli.Printing;

/// <summary>Text in lines that fit the terminal.</summary>
internal static partial class WrappedText
{
    /// <summary>Broken between words; a word that is wider stands alone. A command to copy, in backticks or at the end behind a colon, is one word.</summary>
    /// <param name="indent">Before every line but the first.</param>
    /// <returns>Empty for no words.</returns>
    public static IEnumerable<string> Lines(string text, int width, string indent = "")
    {
        string? line = null;
        foreach (Match match in Words().Matches(text))
        {
            (string gap, string word) = (match.Groups["gap"].Value, match.Groups["word"].Value);
            if (line is not null && line.Length + gap.Length + word.Length > width)
            {
                yield return line;
                line = indent + word;
            }
            else
            {
                line += gap + word;
            }
        }

        if (line is not null)
        {
            yield return line;
        }
    }

    [GeneratedRegex(@"(?<gap>\s*)(?<word>(?<=: )(mien|ffmpeg) .*$|[^\s`]*`[^`]*`\S*|\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Words();
}
