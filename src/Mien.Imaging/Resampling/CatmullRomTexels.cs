using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
        Vector128<float> sum;
        if (left < 0 || top < 0 || left + 4 > level.Width || top + 4 > level.Height)
        {
            sum = level.Clamped(left, top, weightsX, weightsY);
        }
        else
        {
            nuint at = (nuint)((top * level.Width) + left);
            nuint width = (nuint)level.Width;
            sum = Sums(
                weightsX * Columns(ref level.Red, at, width, weightsY),
                weightsX * Columns(ref level.Green, at, width, weightsY),
                weightsX * Columns(ref level.Blue, at, width, weightsY));
        }

        sum = Vector128.MaxNative(sum, Vector128<float>.Zero);
        return (sum[0], sum[1], sum[2]);
    }

    /// <summary>The weighted sum of four rows of four texels, one lane per column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Columns(ref float texels, nuint at, nuint width, Vector128<float> weights)
    {
        ref float third = ref Unsafe.Add(ref texels, at + (2 * width));
        Vector128<float> even = Vector128.LoadUnsafe(ref texels, at) * Vector128.Shuffle(weights, Vector128.Create(0));
        Vector128<float> odd = Vector128.LoadUnsafe(ref texels, at + width) * Vector128.Shuffle(weights, Vector128.Create(1));
        even = Vector128.MultiplyAddEstimate(
            Vector128.LoadUnsafe(ref third), Vector128.Shuffle(weights, Vector128.Create(2)), even);
        odd = Vector128.MultiplyAddEstimate(
            Vector128.LoadUnsafe(ref third, width), Vector128.Shuffle(weights, Vector128.Create(3)), odd);
        return even + odd;
    }

    /// <summary>The sums of the lanes of each in lanes 0, 1 and 2: together they take fewer shuffles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Sums(Vector128<float> red, Vector128<float> green, Vector128<float> blue)
    {
        if (!Sse.IsSupported)
        {
            return Vector128.Create(Vector128.Sum(red), Vector128.Sum(green), Vector128.Sum(blue), 0);
        }

        Vector128<float> redGreen = Sse.UnpackLow(red, green) + Sse.UnpackHigh(red, green);
        Vector128<float> blueBlue = Sse.UnpackLow(blue, blue) + Sse.UnpackHigh(blue, blue);
        return Sse.MoveLowToHigh(redGreen, blueBlue) + Sse.MoveHighToLow(blueBlue, redGreen);
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
