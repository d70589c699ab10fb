using Mien.Imaging.Geometry;

namespace Mien.Imaging.Pixels;

/// <summary>One channel of float samples, row after row without padding: index y·Width + x.</summary>
public sealed class Plane
{
    public Plane(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        Width = width;
        Height = height;
        Samples = new float[(long)width * height];
    }

    public int Width { get; }

    public int Height { get; }

    public Size Size => new(Width, Height);

    /// <summary>Width·Height values; colour 0 … 1 and masks 0 … 1 unless the holder says otherwise.</summary>
    public float[] Samples { get; }

    public float this[int x, int y]
    {
        get => Samples[(y * Width) + x];
        set => Samples[(y * Width) + x] = value;
    }

    public Span<float> Row(int y) => Samples.AsSpan(y * Width, Width);

    public Plane Clone()
    {
        Plane copy = new(Width, Height);
        Samples.AsSpan().CopyTo(copy.Samples);
        return copy;
    }
}
