using System.Globalization;

namespace Mien.Figures.Drawing;

/// <summary>A colour to draw with.</summary>
/// <param name="Red">0 … 255, sRGB-encoded, as the other two.</param>
/// <param name="Opacity">0 leaves the ground as it is … 1 covers it.</param>
public readonly record struct Ink(byte Red, byte Green, byte Blue, float Opacity = 1)
{
    public static Ink Black { get; } = new(0, 0, 0);

    public static Ink White { get; } = new(255, 255, 255);

    /// <param name="rgb">Six hexadecimal digits: "0072B2".</param>
    /// <exception cref="FormatException">It is something else.</exception>
    public static Ink Of(string rgb)
    {
        if (rgb.Length != 6)
        {
            throw new FormatException($"A colour has six hexadecimal digits, not '{rgb}'.");
        }

        int value = int.Parse(rgb, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    public Ink WithOpacity(float opacity) => this with { Opacity = opacity };
}
