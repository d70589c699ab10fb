using Mien.Imaging.Geometry;

namespace Mien.Imaging.Pixels;

/// <summary>An 8-bit sRGB picture: interleaved RGB, rows top to bottom without padding.</summary>
public sealed class Picture : IFrame
{
    public Picture(int width, int height)
        : this(width, height, new byte[checked(width * height * 3)])
    {
    }

    /// <param name="rgb">Width·Height·3 bytes, kept, not copied.</param>
    public Picture(int width, int height, byte[] rgb)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (rgb.Length != checked(width * height * 3))
        {
            throw new ArgumentException($"{width}×{height} RGB needs {width * height * 3} bytes, got {rgb.Length}.", nameof(rgb));
        }

        Width = width;
        Height = height;
        Rgb = rgb;
    }

    public int Width { get; }

    public int Height { get; }

    public Size Size => new(Width, Height);

    public byte[] Rgb { get; }

    public Picture Clone() => new(Width, Height, (byte[])Rgb.Clone());

    public static Picture From(Planes planes)
    {
        Picture picture = new(planes.Width, planes.Height);
        for (int channel = 0; channel < 3; channel++)
        {
            float[] samples = planes[channel].Samples;
            for (int i = 0; i < samples.Length; i++)
            {
                picture.Rgb[(i * 3) + channel] = ToByte(samples[i]);
            }
        }

        return picture;
    }

    public Planes Read(Region region)
    {
        ThrowIfOutside(region);
        Planes planes = new(region.Width, region.Height);
        for (int y = 0; y < region.Height; y++)
        {
            ReadOnlySpan<byte> row = Rgb.AsSpan((((region.Y + y) * Width) + region.X) * 3, region.Width * 3);
            Span<float> red = planes.Red.Row(y);
            Span<float> green = planes.Green.Row(y);
            Span<float> blue = planes.Blue.Row(y);
            for (int x = 0; x < red.Length; x++)
            {
                red[x] = row[x * 3] * (1f / 255);
                green[x] = row[(x * 3) + 1] * (1f / 255);
                blue[x] = row[(x * 3) + 2] * (1f / 255);
            }
        }

        return planes;
    }

    public void Write(Region region, Planes planes, Plane mask)
    {
        ThrowIfOutside(region);
        if (planes.Size != region.Size || mask.Size != region.Size)
        {
            throw new ArgumentException($"Region {region.Size}, planes {planes.Size} and mask {mask.Size} differ in size.");
        }

        for (int y = 0; y < region.Height; y++)
        {
            Span<byte> row = Rgb.AsSpan((((region.Y + y) * Width) + region.X) * 3, region.Width * 3);
            ReadOnlySpan<float> maskRow = mask.Row(y);
            for (int x = 0; x < maskRow.Length; x++)
            {
                if (maskRow[x] > 0)
                {
                    row[x * 3] = ToByte(planes.Red[x, y]);
                    row[(x * 3) + 1] = ToByte(planes.Green[x, y]);
                    row[(x * 3) + 2] = ToByte(planes.Blue[x, y]);
                }
            }
        }
    }

    private static byte ToByte(float value) => (byte)((Math.Clamp(value, 0, 1) * 255) + 0.5f);

    private void ThrowIfOutside(Region region)
    {
        if (region.IsEmpty || region.Intersect(Region.Of(Size)) != region)
        {
            throw new ArgumentOutOfRangeException(nameof(region), region, $"Must lie inside {Size} and not be empty.");
        }
    }
}
