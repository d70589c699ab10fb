using Mien.Figures.Drawing;

namespace Mien.Figures.Plots;

/// <summary>Colours that people with any kind of colour vision tell apart, on white and in print.</summary>
/// <remarks>Okabe and Ito 2008, "Color Universal Design", without the yellow, which is too light for lines.</remarks>
public static class PlotColours
{
    private static readonly Ink[] s_inks =
        [Ink.Of("0072B2"), Ink.Of("D55E00"), Ink.Of("009E73"), Ink.Of("CC79A7"), Ink.Of("56B4E9"), Ink.Of("E69F00"), Ink.Of("4D4D4D")];

    /// <summary>The colour of a number; after the seventh they begin again.</summary>
    /// <param name="index">0 or more.</param>
    public static Ink Of(int index) => s_inks[index % s_inks.Length];
}
