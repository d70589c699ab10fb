using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mien.Imaging.Resampling;

/// <summary>Reads eight values from eight places, and stores eight in a row.</summary>
internal static unsafe class Gather
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* samples, Vector256<int> indices) => Avx2.IsSupported
        ? Avx2.GatherVector256(samples, indices, sizeof(float))
        : Vector256.Create(
            samples[indices[0]], samples[indices[1]], samples[indices[2]], samples[indices[3]],
            samples[indices[4]], samples[indices[5]], samples[indices[6]], samples[indices[7]]);

    /// <summary>Eight interleaved RGB pixels, each as red + 256·green + 65536·blue; the top byte is undefined.</summary>
    /// <param name="length">Bytes in <paramref name="rgb"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Rgb(byte* rgb, int length, Vector256<int> indices)
    {
        Vector256<int> offsets = indices + indices + indices;
        if (Avx2.IsSupported && length >= 4)
        {
            // The last pixel has only three bytes: read from one byte earlier and shift.
            Vector256<int> safe = Vector256.Min(offsets, Vector256.Create(length - 4));
            Vector256<int> late = Vector256.ShiftLeft(offsets - safe, 3);
            return Avx2.ShiftRightLogicalVariable(Avx2.GatherVector256((int*)rgb, safe, 1), late.AsUInt32());
        }

        Vector256<int> pixels = Vector256<int>.Zero;
        for (int lane = 0; lane < 8; lane++)
        {
            byte* pixel = rgb + offsets[lane];
            pixels = pixels.WithElement(lane, pixel[0] | (pixel[1] << 8) | (pixel[2] << 16));
        }

        return pixels;
    }

    /// <summary>Stores as many of the eight values as the row still has room for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> values, Span<float> row)
    {
        if (row.Length >= 8)
        {
            values.CopyTo(row);
            return;
        }

        for (int lane = 0; lane < row.Length; lane++)
        {
            row[lane] = values[lane];
        }
    }
}
