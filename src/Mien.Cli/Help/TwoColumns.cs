using Mien.Cli.Printing;

namespace Mien.Cli.Help;

/// <summary>Writes names with what they mean beside them, in lines that fit the terminal.</summary>
internal sealed class TwoColumns(CommandContext context)
{
    private const int LeftColumns = 26;
    private const int LeastColumns = 40;
    private const int MostColumns = 100;

    private int Width => Math.Clamp(context.TerminalWidth - 1, LeastColumns, MostColumns);

    public void Title(string title)
    {
        context.Output.WriteLine();
        context.Output.WriteLine($"{title}:");
    }

    /// <summary>Nothing for no rows.</summary>
    public void Section(string title, IEnumerable<(string Name, string Meaning)> rows)
    {
        bool isFirst = true;
        foreach ((string name, string meaning) in rows)
        {
            if (isFirst)
            {
                Title(title);
            }

            isFirst = false;
            Row(name, meaning);
        }
    }

    /// <summary>A name that is too long for its column has a line of its own.</summary>
    public void Row(string name, string meaning)
    {
        string left = $"  {name}";
        bool fits = left.Length < LeftColumns - 1;
        string[] lines = [.. WrappedText.Lines(meaning, Width - LeftColumns)];
        if (!fits || lines.Length == 0)
        {
            context.Output.WriteLine(left);
        }

        for (int i = 0; i < lines.Length; i++)
        {
            context.Output.WriteLine($"{(i == 0 && fits ? left : "").PadRight(LeftColumns)}{lines[i]}");
        }
    }

    public void Text(string text, int indent = 0)
    {
        foreach (string line in WrappedText.Lines(text, Width - indent))
        {
            context.Output.WriteLine($"{new string(' ', indent)}{line}");
        }
    }
}
