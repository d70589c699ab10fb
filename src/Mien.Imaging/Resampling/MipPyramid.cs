using Mien.Imaging.Pixels;

namespace Mien.Imaging.Resampling;

/// <summary>A picture and its halvings, for reading it at any smaller scale without aliasing. Level l+1 holds means of 2×2 texels
/// of level l (a last odd row or column counts twice), so the place p of the picture is (p + 0.5) / 2^l − 0.5 in level l.</summary>
/// <remarks>Levels are made when first asked for; thread-safe. The picture must not be written to any more.</remarks>
public sealed class MipPyramid
{
    private const int SmallestSide = 8;
    private readonly Lazy<Planes>[] _levels;

    public MipPyramid(Planes @base)
    {
        List<Lazy<Planes>> levels = [new(@base)];
        for (int side = Math.Min(@base.Width, @base.Height); side > SmallestSide; side = (side + 1) / 2)
        {
            Lazy<Planes> above = levels[^1];
            levels.Add(new(() => Halve(above.Value)));
        }

        _levels = [.. levels];
    }

    /// <summary>At least 1; the last level's shorter side is at most 8 texels.</summary>
    public int Count => _levels.Length;

    /// <summary>Level 0 is the picture itself.</summary>
    public Planes this[int level] => _levels[level].Value;

    private static Planes Halve(Planes source) => new(Halve(source.Red), Halve(source.Green), Halve(source.Blue));

    private static Plane Halve(Plane source)
    {
        Plane half = new((source.Width + 1) / 2, (source.Height + 1) / 2);
        int pairs = source.Width / 2;
        for (int y = 0; y < half.Height; y++)
        {
            ReadOnlySpan<float> upper = source.Row(2 * y);
            ReadOnlySpan<float> lower = source.Row(Math.Min((2 * y) + 1, source.Height - 1));
            Span<float> mean = half.Row(y);
            for (int x = 0; x < pairs; x++)
            {
                mean[x] = 0.25f * (upper[2 * x] + upper[(2 * x) + 1] + lower[2 * x] + lower[(2 * x) + 1]);
            }

            if (pairs < mean.Length)
            {
                mean[pairs] = 0.5f * (upper[^1] + lower[^1]);
            }
        }

        return half;
    }
}
