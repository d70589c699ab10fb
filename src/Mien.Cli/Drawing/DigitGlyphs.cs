namespace Mien.Cli.Drawing;

/// <summary>The digits as 3×5 dots, for numbers beside faces.</summary>
internal static class DigitGlyphs
{
    public const int Width = 3;
    public const int Height = 5;

    private static readonly string[] Rows =
    [
        "### .#. ### ### #.# ### ### ### ### ###",
        "#.# ##. ..# ..# #.# #.. #.. ..# #.# #.#",
        "#.# .#. ### ### ### ### ### ..# ### ###",
        "#.# .#. #.. ..# ..# ..# #.# ..# #.# ..#",
        "### ### ### ### ..# ### ### ..# ### ###",
    ];

    public static bool IsSet(char digit, int x, int y) => Rows[y][((digit - '0') * (Width + 1)) + x] == '#';
}
