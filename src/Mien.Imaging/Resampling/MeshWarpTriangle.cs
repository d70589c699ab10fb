using System.Numerics;
using System.Runtime.Intrinsics;

namespace Mien.Imaging.Resampling;

/// <summary>Where one triangle of a mesh warp reads: place = Third + first·AlongFirst + second·AlongSecond (lanes x, y), in texels of
/// level Level.</summary>
/// <param name="NextShare">How much of the next level is mixed in, 0 … 1.</param>
internal readonly record struct MeshWarpTriangle(
    Vector128<float> Third, Vector128<float> AlongFirst, Vector128<float> AlongSecond, int Level, float NextShare)
{
    // Two levels are mixed in the middle between them; within this of one, that one alone is as good and half the work.
    private const float Alone = 0.2f;

    /// <param name="detail">The level of detail wanted: log₂ of the texels per pixel.</param>
    public static MeshWarpTriangle Create(Vector2 first, Vector2 second, Vector2 third, float detail, int levels)
    {
        (int level, float share) = Split(detail, levels);
        float scale = 1f / (1 << level);
        Vector2 origin = ((third + new Vector2(0.5f)) * scale) - new Vector2(0.5f);
        return new(Lanes(origin), Lanes((first - third) * scale), Lanes((second - third) * scale), level, share);
    }

    /// <summary>The same places in the next level.</summary>
    public MeshWarpTriangle InNext() => new(
        (Third * 0.5f) - Vector128.Create(0.25f), AlongFirst * 0.5f, AlongSecond * 0.5f, Level + 1, 0);

    /// <summary>The two levels around a level of detail; the first or the last when it lies outside.</summary>
    public static (int Level, float NextShare) Split(float detail, int levels)
    {
        float inside = detail > 0 ? Math.Min(detail, levels - 1) : 0;
        int level = (int)inside;
        float share = Math.Clamp((inside - level - Alone) / (1 - (2 * Alone)), 0, 1);
        return share == 1 ? (level + 1, 0) : (level, share);
    }

    private static Vector128<float> Lanes(Vector2 place) => Vector128.Create(place.X, place.Y, 0, 0);
}
