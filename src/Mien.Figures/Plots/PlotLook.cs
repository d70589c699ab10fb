using Mien.Figures.Drawing;

namespace Mien.Figures.Plots;

/// <summary>Inks and measures that all plots share; measures grow with the text.</summary>
internal sealed class PlotLook(float textSizePx)
{
    public static Ink Ground { get; } = Ink.White;

    public static Ink Grid { get; } = Ink.Of("E6E6E6");

    public static Ink AxisLine { get; } = Ink.Of("8C8C8C");

    public static Ink Shade { get; } = Ink.Of("7A8794");

    public static Ink Threshold { get; } = Ink.Of("707070");

    public TextStyle Title { get; } = new() { SizePx = textSizePx * 1.25f, Bold = true, Ink = Ink.Of("1A1A1A") };

    public TextStyle Text { get; } = new() { SizePx = textSizePx, Ink = Ink.Of("2B2B2B") };

    public TextStyle Label { get; } = new() { SizePx = textSizePx * 0.95f, Ink = Ink.Of("555555") };

    public int Margin => Px(18);

    public int LineHeight => (int)Text.LineHeightPx;

    public int TickLength => Px(4);

    public int LabelGap => Px(6);

    public float SeriesWidth => 1.6f * textSizePx / 13;

    /// <summary>From the middle of a text's capitals down to its baseline.</summary>
    public float HalfCap => Label.CapHeightPx / 2;

    /// <summary>A measure given for text of 13 pixels.</summary>
    public int Px(float atThirteen) => Math.Max(1, (int)MathF.Round(atThirteen * textSizePx / 13));
}
