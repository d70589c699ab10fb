namespace Mien.Imaging.Geometry;

/// <summary>Width and height in pixels.</summary>
public readonly record struct Size(int Width, int Height)
{
    public long Area => (long)Width * Height;

    public override string ToString() => $"{Width}×{Height}";
}
