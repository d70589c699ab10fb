namespace Mien.Figures.Drawing;

/// <summary>Which part of a line of text stands at its anchor.</summary>
public enum TextAlign
{
    Left,
    Centre,
    Right,
}
