using Mien.Imaging.Geometry;

namespace Mien.Imaging.Pixels;

/// <summary>A colour picture as three float planes of one size, range 0 … 1, sRGB-encoded unless the holder says linear.</summary>
public sealed class Planes
{
    public Planes(int width, int height)
        : this(new Plane(width, height), new Plane(width, height), new Plane(width, height))
    {
    }

    public Planes(Plane red, Plane green, Plane blue)
    {
        if (red.Size != green.Size || red.Size != blue.Size)
        {
            throw new ArgumentException($"Planes differ in size: {red.Size}, {green.Size}, {blue.Size}.");
        }

        Red = red;
        Green = green;
        Blue = blue;
    }

    public Plane Red { get; }

    public Plane Green { get; }

    public Plane Blue { get; }

    public int Width => Red.Width;

    public int Height => Red.Height;

    public Size Size => Red.Size;

    /// <summary>Channel 0 red, 1 green, 2 blue.</summary>
    public Plane this[int channel] => channel switch
    {
        0 => Red,
        1 => Green,
        2 => Blue,
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "A colour picture has channels 0, 1 and 2."),
    };

    /// <summary>Planes whose samples are undefined, for a caller that writes every one of them.</summary>
    internal static Planes Uninitialized(Size size) =>
        new(Plane.Uninitialized(size), Plane.Uninitialized(size), Plane.Uninitialized(size));

    public Planes Clone() => new(Red.Clone(), Green.Clone(), Blue.Clone());
}
