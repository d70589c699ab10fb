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

    private Plane(Size size, float[] samples)
    {
        Width = size.Width;
        Height = size.Height;
        Samples = samples;
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

    /// <summary>A plane whose samples are undefined, for a caller that writes every one of them.</summary>
    internal static Plane Uninitialized(Size size) =>
        new(size, GC.AllocateUninitializedArray<float>(checked(size.Width * size.Height)));

    public Span<float> Row(int y) => Samples.AsSpan(y * Width, Width);

    public Plane Clone()
    {
        Plane copy = Uninitialized(Size);
        Samples.AsSpan().CopyTo(copy.Samples);
        return copy;
    }
}
