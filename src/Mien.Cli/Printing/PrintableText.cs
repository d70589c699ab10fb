using System.Text;

namespace Mien.Cli.Printing;

/// <summary>Text that no terminal takes for a command and that reads in the order in which it stands. Names of files and the words of other programs may hold
/// anything.</summary>
internal static class PrintableText
{
    /// <summary>The text with control characters as \x1b and those that turn the direction of letters as \u202e; line ends are control characters too.</summary>
    public static string Of(string text) => text.Any(IsHarmful) ? string.Concat(text.Select(Of)) : text;

    /// <inheritdoc cref="Of(string)"/>
    public static string Of(char letter) =>
        !IsHarmful(letter) ? letter.ToString() : letter <= '\u00FF' ? $"\\x{(int)letter:x2}" : $"\\u{(int)letter:x4}";

    /// <summary>The same for JSON, whose own escapes say the same text. Its line ends stand between values, never within one.</summary>
    public static string OfJson(string json)
    {
        StringBuilder text = new(json.Length);
        foreach (char letter in json)
        {
            _ = IsHarmful(letter) && letter is not ('\n' or '\r') ? text.Append($"\\u{(int)letter:x4}") : text.Append(letter);
        }

        return text.ToString();
    }

    private static bool IsHarmful(char letter) => char.IsControl(letter) || letter
        is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
