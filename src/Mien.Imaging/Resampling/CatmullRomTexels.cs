using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mien.Imaging.Resampling;

/// <summary>Catmull-Rom's cubic (Keys 1981, a = −1/2) over 4×4 texels; not below 0.</summary>
internal readonly struct CatmullRomTexels : ITexelFilter
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (float Red, float Green, float Blue) At(in TexelLevel level, Vector128<float> place)
    {
        // Further out than one texel everything read is the edge, as it is there.
        place = Vector128.MinNative(Vector128.MaxNative(place, -Vector128<float>.One), level.Last + Vector128<float>.One);
        Vector128<float> cell = Vector128.Floor(place);
        Vector128<float> fraction = place - cell;
        Vector128<int> corner = Vector128.ConvertToInt32Native(cell) - Vector128<int>.One;
        int left = corner[0];
        int top = corner[1];
        Vector128<float> weightsX = Weights(Vector128.Shuffle(fraction, Vector128.Create(0)));
        Vector128<float> weightsY = Weights(Vector128.Shuffle(fraction, Vector128.Create(1)));
        (float Red, float Green, float Blue) sum;
        if (left < 0 || top < 0 || left + 4 > level.Width || top + 4 > level.Height)
        {
            sum = level.Clamped(left, top, weightsX, weightsY);
        }
        else
        {
            nuint at = (nuint)((top * level.Width) + left);
            nuint width = (nuint)level.Width;
            Vector128<float> weight0 = Vector128.Shuffle(weightsY, Vector128.Create(0));
            Vector128<float> weight1 = Vector128.Shuffle(weightsY, Vector128.Create(1));
            Vector128<float> weight2 = Vector128.Shuffle(weightsY, Vector128.Create(2));
            Vector128<float> weight3 = Vector128.Shuffle(weightsY, Vector128.Create(3));
            sum = (
                Vector128.Sum(weightsX * Column(ref level.Red)),
                Vector128.Sum(weightsX * Column(ref level.Green)),
                Vector128.Sum(weightsX * Column(ref level.Blue)));

            // One lane per texel column.
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            Vector128<float> Column(ref float texels)
            {
                Vector128<float> even = Vector128.LoadUnsafe(ref texels, at) * weight0;
                Vector128<float> odd = Vector128.LoadUnsafe(ref texels, at + width) * weight1;
                even = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref texels, at + (2 * width)), weight2, even);
                odd = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref texels, at + (3 * width)), weight3, odd);
                return even + odd;
            }
        }

        return (Math.Max(0, sum.Red), Math.Max(0, sum.Green), Math.Max(0, sum.Blue));
    }

    /// <summary>The weights of texels −1, 0, 1 and 2 at a fraction (the same in every lane) of the way from 0 to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Weights(Vector128<float> fraction)
    {
        Vector128<float> sum = Vector128.Create(-0.5f, 1.5f, -1.5f, 0.5f);
        sum = Vector128.MultiplyAddEstimate(sum, fraction, Vector128.Create(1f, -2.5f, 2f, -0.5f));
        sum = Vector128.MultiplyAddEstimate(sum, fraction, Vector128.Create(-0.5f, 0, 0.5f, 0));
        return Vector128.MultiplyAddEstimate(sum, fraction, Vector128.Create(0f, 1, 0, 0));
    }
}
