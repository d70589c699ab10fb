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
            return level.Clamped(left, top, Vector128.Create(1 - x, x, 0, 0), Vector128.Create(1 - y, y, 0, 0));
        }

        nint at = (top * level.Width) + left;
        nint below = at + level.Width;
        return (Cell(ref level.Red), Cell(ref level.Green), Cell(ref level.Blue));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        float Cell(ref float texels)
        {
            float upper = Between(Unsafe.Add(ref texels, at), Unsafe.Add(ref texels, at + 1), x);
            float lower = Between(Unsafe.Add(ref texels, below), Unsafe.Add(ref texels, below + 1), x);
            return Between(upper, lower, y);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Between(float from, float to, float fraction) => from + ((to - from) * fraction);
}
