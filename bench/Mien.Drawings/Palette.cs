using System.Numerics;
using Mien.Figures.Drawing;
using Mien.Imaging.Colour;

namespace Mien.Drawings;

/// <summary>The figure's colours, in linear light.</summary>
internal static class Palette
{
    private const string PaperRgb = "FBFAF8";

    public static Vector3 Paper { get; } = Of(PaperRgb);

    public static Vector3 PanelTop { get; } = Of("F3F0EB");

    public static Vector3 PanelBottom { get; } = Of("E2DDD5");

    public static Vector3 Terracotta { get; } = Of("D98B62");

    public static Vector3 Slate { get; } = Of("A9B6C4");

    public static Vector3 DarkMouth { get; } = Of("4A3B3A");

    /// <summary>For signs, which are drawn onto the finished figure.</summary>
    public static Ink SignInk { get; } = Ink.Of("57514C");

    public static Ink PaperInk { get; } = Ink.Of(PaperRgb);

    private static Vector3 Of(string rgb)
    {
        Ink ink = Ink.Of(rgb);
        return new(Srgb.ToLinear(ink.Red / 255f), Srgb.ToLinear(ink.Green / 255f), Srgb.ToLinear(ink.Blue / 255f));
    }
}
