using System.Globalization;
using System.Numerics;
using Mien.Imaging.Colour;

namespace Mien.Drawings;

/// <summary>The figure's colours, in linear light.</summary>
internal static class Palette
{
    public static Vector3 Paper { get; } = Of("FBFAF8");

    public static Vector3 PanelTop { get; } = Of("F3F0EB");

    public static Vector3 PanelBottom { get; } = Of("E2DDD5");

    public static Vector3 Terracotta { get; } = Of("D98B62");

    public static Vector3 Slate { get; } = Of("A9B6C4");

    public static Vector3 DarkMouth { get; } = Of("4A3B3A");

    private static Vector3 Of(string rgb) => new(Channel(rgb, 0), Channel(rgb, 2), Channel(rgb, 4));

    private static float Channel(string rgb, int at) =>
        Srgb.ToLinear(int.Parse(rgb.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255f);
}
