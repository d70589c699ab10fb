namespace Mien.Cli.Printing;

/// <summary>Text in lines that fit the terminal.</summary>
internal static class WrappedText
{
    /// <summary>Broken between words; a word that is wider stands alone.</summary>
    /// <returns>Empty for no words.</returns>
    public static IEnumerable<string> Lines(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }
}
