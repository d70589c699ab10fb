namespace Mien.Figures.Drawing;

/// <summary>How text looks. The letters are strokes of Mien's own (<see cref="GlyphTable"/>): no font need be installed.</summary>
public sealed record TextStyle
{
    /// <summary>Capitals are 0.72 of this; readable from 11 up.</summary>
    public float SizePx { get; init; } = 13;

    public bool Bold { get; init; }

    public Ink Ink { get; init; } = Ink.Black;

    /// <summary>From the baseline to the top of an E.</summary>
    public float CapHeightPx => MathF.Round(Glyph.CapHeight * UnitPx);

    /// <summary>From one baseline to the next.</summary>
    public float LineHeightPx => MathF.Round(SizePx * 1.4f);

    /// <summary>Width of the pen.</summary>
    internal float PenPx => Math.Max(1, SizePx * (Bold ? 0.145f : 0.088f));

    /// <summary>One unit of the glyphs' grid.</summary>
    internal float UnitPx => SizePx * 0.72f / Glyph.CapHeight;

    /// <summary>From the left edge of the first letter to the right edge of the last; 0 when there is nothing to see.</summary>
    public float WidthOf(string text) => TextLine.Set(text, this).WidthPx;

    /// <summary>The text itself when it is no wider than this, else as much of its beginning as fits before an "…".</summary>
    public string Shorten(string text, float widthPx)
    {
        int kept = text.Length;
        string shown = text;
        while (kept > 0 && WidthOf(shown) > widthPx)
        {
            shown = text[..--kept].TrimEnd() + "…";
        }

        return shown;
    }
}
