using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mien.Imaging.Filters;

/// <summary>Transposes one block of 8×8 floats.</summary>
public static class Transpose8
{
    /// <param name="from">Top-left of the block; its rows are <paramref name="fromStride"/> floats apart.</param>
    public static void Run(ref float from, int fromStride, ref float to, int toStride)
    {
        if (!Avx.IsSupported)
        {
            for (int y = 0; y < 8; y++)
            {
                for (int x = 0; x < 8; x++)
                {
                    Unsafe.Add(ref to, (x * toStride) + y) = Unsafe.Add(ref from, (y * fromStride) + x);
                }
            }

            return;
        }

        Vector256<float> row0 = Load(ref from, 0, fromStride);
        Vector256<float> row1 = Load(ref from, 1, fromStride);
        Vector256<float> row2 = Load(ref from, 2, fromStride);
        Vector256<float> row3 = Load(ref from, 3, fromStride);
        Vector256<float> row4 = Load(ref from, 4, fromStride);
        Vector256<float> row5 = Load(ref from, 5, fromStride);
        Vector256<float> row6 = Load(ref from, 6, fromStride);
        Vector256<float> row7 = Load(ref from, 7, fromStride);
        Vector256<float> low01 = Avx.UnpackLow(row0, row1);
        Vector256<float> high01 = Avx.UnpackHigh(row0, row1);
        Vector256<float> low23 = Avx.UnpackLow(row2, row3);
        Vector256<float> high23 = Avx.UnpackHigh(row2, row3);
        Vector256<float> low45 = Avx.UnpackLow(row4, row5);
        Vector256<float> high45 = Avx.UnpackHigh(row4, row5);
        Vector256<float> low67 = Avx.UnpackLow(row6, row7);
        Vector256<float> high67 = Avx.UnpackHigh(row6, row7);
        Vector256<float> top0 = Avx.Shuffle(low01, low23, 0x44);
        Vector256<float> top1 = Avx.Shuffle(low01, low23, 0xEE);
        Vector256<float> top2 = Avx.Shuffle(high01, high23, 0x44);
        Vector256<float> top3 = Avx.Shuffle(high01, high23, 0xEE);
        Vector256<float> bottom0 = Avx.Shuffle(low45, low67, 0x44);
        Vector256<float> bottom1 = Avx.Shuffle(low45, low67, 0xEE);
        Vector256<float> bottom2 = Avx.Shuffle(high45, high67, 0x44);
        Vector256<float> bottom3 = Avx.Shuffle(high45, high67, 0xEE);
        Store(Avx.Permute2x128(top0, bottom0, 0x20), ref to, 0, toStride);
        Store(Avx.Permute2x128(top1, bottom1, 0x20), ref to, 1, toStride);
        Store(Avx.Permute2x128(top2, bottom2, 0x20), ref to, 2, toStride);
        Store(Avx.Permute2x128(top3, bottom3, 0x20), ref to, 3, toStride);
        Store(Avx.Permute2x128(top0, bottom0, 0x31), ref to, 4, toStride);
        Store(Avx.Permute2x128(top1, bottom1, 0x31), ref to, 5, toStride);
        Store(Avx.Permute2x128(top2, bottom2, 0x31), ref to, 6, toStride);
        Store(Avx.Permute2x128(top3, bottom3, 0x31), ref to, 7, toStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(ref float from, int row, int stride) =>
        Vector256.LoadUnsafe(ref from, (nuint)(row * stride));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> value, ref float to, int row, int stride) =>
        value.StoreUnsafe(ref to, (nuint)(row * stride));
}
