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

    /// <summary>Rounds sRGB-encoded planes, clamped to 0 … 1, to bytes.</summary>
    public static Picture From(Planes planes)
    {
        byte[] rgb = GC.AllocateUninitializedArray<byte>(checked(planes.Width * planes.Height * 3));
        InterleavedRgb.Join(planes.Red.Samples, planes.Green.Samples, planes.Blue.Samples, rgb);
        return new(planes.Width, planes.Height, rgb);
    }

    public Planes Read(Region region)
    {
        FrameRegions.ThrowIfOutside(region, Size);
        Planes planes = Planes.Uninitialized(region.Size);
        for (int y = 0; y < region.Height; y++)
        {
            InterleavedRgb.Split(Row(region, y), planes.Red.Row(y), planes.Green.Row(y), planes.Blue.Row(y));
        }

        return planes;
    }

    public void Write(Region region, Planes planes, Plane mask)
    {
        FrameRegions.ThrowIfOutside(region, Size);
        FrameRegions.ThrowIfSizesDiffer(region, planes, mask);

        for (int y = 0; y < region.Height; y++)
        {
            InterleavedRgb.Join(planes.Red.Row(y), planes.Green.Row(y), planes.Blue.Row(y), mask.Row(y), Row(region, y));
        }
    }

    private Span<byte> Row(Region region, int y) => Rgb.AsSpan((((region.Y + y) * Width) + region.X) * 3, region.Width * 3);
}
