using Mien.Imaging.Geometry;

namespace Mien.Imaging.Pixels;

/// <summary>A 16-bit sRGB picture: interleaved RGB, 0 … 65535, rows top to bottom without padding.</summary>
public sealed class DeepPicture : IReducibleFrame
{
    private const float Most = ushort.MaxValue;

    /// <param name="rgb">Width·Height·3 samples, kept, not copied.</param>
    public DeepPicture(int width, int height, ushort[] rgb)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (rgb.Length != checked(width * height * 3))
        {
            throw new ArgumentException($"{width}×{height} RGB needs {width * height * 3} samples, got {rgb.Length}.", nameof(rgb));
        }

        Size = new(width, height);
        Rgb = rgb;
    }

    public Size Size { get; }

    public ushort[] Rgb { get; }

    public DeepPicture Clone() => new(Size.Width, Size.Height, (ushort[])Rgb.Clone());

    /// <summary>The nearest 8-bit picture.</summary>
    public Picture ToPicture()
    {
        byte[] rgb = GC.AllocateUninitializedArray<byte>(Rgb.Length);
        for (int i = 0; i < rgb.Length; i++)
        {
            rgb[i] = ToByte(Rgb[i]);
        }

        return new(Size.Width, Size.Height, rgb);
    }

    public Planes Read(Region region)
    {
        FrameRegions.ThrowIfOutside(region, Size);
        Planes planes = new(region.Width, region.Height);
        for (int y = 0; y < region.Height; y++)
        {
            ReadOnlySpan<ushort> row = Row(region, y);
            Span<float> red = planes.Red.Row(y);
            Span<float> green = planes.Green.Row(y);
            Span<float> blue = planes.Blue.Row(y);
            for (int x = 0; x < red.Length; x++)
            {
                red[x] = row[x * 3] / Most;
                green[x] = row[(x * 3) + 1] / Most;
                blue[x] = row[(x * 3) + 2] / Most;
            }
        }

        return planes;
    }

    /// <inheritdoc/>
    public Planes ReadReduced(Region squares, int shift)
    {
        FrameRegions.ThrowIfOutside(squares, ((IReducibleFrame)this).ReducedSize(shift));
        Planes means = new(squares.Width, squares.Height);
        for (int y = 0; y < squares.Height; y++)
        {
            (int top, int rows) = Side(squares.Y + y, shift, Size.Height);
            for (int x = 0; x < squares.Width; x++)
            {
                (int left, int columns) = Side(squares.X + x, shift, Size.Width);
                (int red, int green, int blue) = Sum(new(left, top, columns, rows));
                float perSample = 1 / (Most * columns * rows);
                (means.Red[x, y], means.Green[x, y], means.Blue[x, y]) = (red * perSample, green * perSample, blue * perSample);
            }
        }

        return means;
    }

    public void Write(Region region, Planes planes, Plane mask)
    {
        FrameRegions.ThrowIfOutside(region, Size);
        FrameRegions.ThrowIfSizesDiffer(region, planes, mask);

        for (int y = 0; y < region.Height; y++)
        {
            Span<ushort> row = Row(region, y);
            ReadOnlySpan<float> maskRow = mask.Row(y);
            for (int x = 0; x < maskRow.Length; x++)
            {
                if (maskRow[x] > 0)
                {
                    row[x * 3] = ToSample(planes.Red[x, y]);
                    row[(x * 3) + 1] = ToSample(planes.Green[x, y]);
                    row[(x * 3) + 2] = ToSample(planes.Blue[x, y]);
                }
            }
        }
    }

    /// <summary>The nearest 8-bit value: sample · 255 / 65535, rounded.</summary>
    internal static byte ToByte(ushort sample) => (byte)((sample + 128) / 257);

    /// <summary>First pixel and length of a square's side, which the picture's edge may cut.</summary>
    private static (int Start, int Length) Side(int square, int shift, int length) =>
        (square << shift, Math.Min(1 << shift, length - (square << shift)));

    /// <param name="square">So small that the sums of its samples are whole numbers of 32 bits.</param>
    private (int Red, int Green, int Blue) Sum(Region square)
    {
        (int red, int green, int blue) = (0, 0, 0);
        for (int y = 0; y < square.Height; y++)
        {
            ReadOnlySpan<ushort> row = Row(square, y);
            for (int i = 0; i < row.Length; i += 3)
            {
                red += row[i];
                green += row[i + 1];
                blue += row[i + 2];
            }
        }

        return (red, green, blue);
    }

    private static ushort ToSample(float value) => (ushort)((Math.Clamp(value, 0, 1) * Most) + 0.5f);

    private Span<ushort> Row(Region region, int y) =>
        Rgb.AsSpan((((region.Y + y) * Size.Width) + region.X) * 3, region.Width * 3);
}
