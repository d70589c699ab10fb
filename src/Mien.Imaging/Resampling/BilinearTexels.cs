using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mien.Imaging.Resampling;

/// <summary>Straight lines over 2×2 texels.</summary>
internal readonly struct BilinearTexels : ITexelFilter
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (float Red, float Green, float Blue) At(in TexelLevel level, Vector128<float> place)
    {
        place = Vector128.MinNative(Vector128.MaxNative(place, Vector128<float>.Zero), level.Last);
        Vector128<int> corner = Vector128.ConvertToInt32Native(place);
        Vector128<float> fraction = place - Vector128.ConvertToSingle(corner);
        int left = corner[0];
        int top = corner[1];
        float x = fraction[0];
        float y = fraction[1];
        if (left < 0 || top < 0 || left + 2 > level.Width || top + 2 > level.Height)
        {
            Vector128<float> edge = level.Clamped(left, top, Vector128.Create(1 - x, x, 0, 0), Vector128.Create(1 - y, y, 0, 0));
            return (edge[0], edge[1], edge[2]);
        }

        nint at = (top * level.Width) + left;
        return (
            Cell(ref Unsafe.Add(ref level.Red, at), level.Width, x, y),
            Cell(ref Unsafe.Add(ref level.Green, at), level.Width, x, y),
            Cell(ref Unsafe.Add(ref level.Blue, at), level.Width, x, y));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Cell(ref float texel, nint width, float x, float y)
    {
        float upper = Between(texel, Unsafe.Add(ref texel, 1), x);
        float lower = Between(Unsafe.Add(ref texel, width), Unsafe.Add(ref texel, width + 1), x);
        return Between(upper, lower, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Between(float from, float to, float fraction) => from + ((to - from) * fraction);
}
