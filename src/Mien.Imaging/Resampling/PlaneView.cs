using Mien.Imaging.Geometry;

namespace Mien.Imaging.Resampling;

/// <summary>A plane in anyone's memory: an array, a rented buffer, a tensor.</summary>
internal readonly record struct PlaneView(Memory<float> Samples, int Width, int Height)
{
    public PlaneView(Plane plane)
        : this(plane.Samples, plane.Width, plane.Height)
    {
    }

    public Size Size => new(Width, Height);

    public Span<float> Row(int y) => Samples.Span.Slice(y * Width, Width);
}
