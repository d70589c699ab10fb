using Mien.Imaging.Geometry;

namespace Mien.Imaging.Resampling;

/// <summary>For every output pixel the place in the source that it shows, in source pixels; not a number where it shows none.</summary>
public sealed class RemapField
{
    public RemapField(Plane x, Plane y)
    {
        if (x.Size != y.Size)
        {
            throw new ArgumentException($"Both planes of a map have one size, got {x.Size} and {y.Size}.", nameof(y));
        }

        X = x;
        Y = y;
    }

    public Plane X { get; }

    public Plane Y { get; }

    public Size Size => X.Size;

    /// <summary>How many source pixels one output pixel spans there: the longer of the steps to the right and down, each the mean of
    /// those on both sides. Sides that show nothing do not count; 1 where none is left.</summary>
    public float Footprint(int x, int y)
    {
        float right = Step(Math.Max(0, x - 1), y, Math.Min(Size.Width - 1, x + 1), y, x, y);
        float down = Step(x, Math.Max(0, y - 1), x, Math.Min(Size.Height - 1, y + 1), x, y);
        float longest = MathF.Max(right, down);
        return longest > 0 ? longest : 1;
    }

    private float Step(int x0, int y0, int x1, int y1, int x, int y)
    {
        (x0, y0) = float.IsNaN(X[x0, y0] + Y[x0, y0]) ? (x, y) : (x0, y0);
        (x1, y1) = float.IsNaN(X[x1, y1] + Y[x1, y1]) ? (x, y) : (x1, y1);
        int pixels = x1 - x0 + y1 - y0;
        return pixels == 0 ? 0 : float.Hypot(X[x1, y1] - X[x0, y0], Y[x1, y1] - Y[x0, y0]) / pixels;
    }
}
