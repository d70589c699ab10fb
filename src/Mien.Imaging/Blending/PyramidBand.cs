using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Blending;

/// <summary>One step down and up a pyramid with the weights 1 4 6 4 1 (Burt, Adelson 1983), edges replicated. Sample i of the coarse
/// plane stands at sample 2·i of the fine one.</summary>
internal static class PyramidBand
{
    private const int Count = 8;

    /// <summary>Room before and behind a row for its neighbours and a whole vector.</summary>
    private const int Pad = Count;

    private static Vector256<int> Evens => Vector256.Create(0, 2, 4, 6, 0, 2, 4, 6);

    private static Vector256<int> Odds => Vector256.Create(1, 3, 5, 7, 1, 3, 5, 7);

    private static Vector256<int> LowTwice => Vector256.Create(0, 0, 1, 1, 2, 2, 3, 3);

    private static Vector256<int> HighTwice => Vector256.Create(4, 4, 5, 5, 6, 6, 7, 7);

    /// <summary>Half the size, rounded up.</summary>
    public static Plane Reduce(Plane fine)
    {
        Plane coarse = Plane.Uninitialized(new Size((fine.Width + 1) / 2, (fine.Height + 1) / 2));
        int room = ((coarse.Width + Count - 1) / Count * Count) + (2 * Pad);
        float[] column = new float[2 * room];
        float[] even = new float[room];
        float[] odd = new float[room];
        float[] filtered = new float[room];
        for (int y = 0; y < coarse.Height; y++)
        {
            ReduceColumns(fine, 2 * y, column.AsSpan(0, fine.Width));
            column.AsSpan(fine.Width, 2).Fill(column[fine.Width - 1]);
            for (int x = 0; x < coarse.Width; x += Count)
            {
                Vector256<float> left = Load(column, 2 * x);
                Vector256<float> right = Load(column, (2 * x) + Count);
                Store(Vector256.Create(Half(left, Evens), Half(right, Evens)), even, Pad + x);
                Store(Vector256.Create(Half(left, Odds), Half(right, Odds)), odd, Pad + x);
            }

            even[Pad - 1] = odd[Pad - 1] = column[0];
            even[Pad + coarse.Width] = column[fine.Width - 1];
            for (int x = Pad; x < Pad + coarse.Width; x += Count)
            {
                Vector256<float> ends = Load(even, x - 1) + Load(even, x + 1);
                Vector256<float> sides = Load(odd, x - 1) + Load(odd, x);
                Store((ends + (sides * 4) + (Load(even, x) * 6)) * (1f / 16), filtered, x);
            }

            filtered.AsSpan(Pad, coarse.Width).CopyTo(coarse.Row(y));
        }

        return coarse;
    }

    /// <summary>mask · (fine − coarse brought up) + joined brought up: one band of a blend laid over the coarser bands.</summary>
    /// <param name="coarse">One step below <paramref name="fine"/>.</param>
    /// <param name="joined">The coarser bands, of the size of <paramref name="coarse"/>.</param>
    public static Plane Join(Plane fine, Plane coarse, Plane mask, Plane joined)
    {
        Plane result = Plane.Uninitialized(fine.Size);
        int room = ((coarse.Width + Count - 1) / Count * Count) + (2 * Pad);
        float[] coarseColumn = new float[room];
        float[] joinedColumn = new float[room];
        float[] fineRow = new float[2 * room];
        float[] maskRow = new float[2 * room];
        float[] band = new float[2 * room];
        for (int y = 0; y < fine.Height; y++)
        {
            ExpandColumns(coarse, y, coarseColumn);
            ExpandColumns(joined, y, joinedColumn);
            fine.Row(y).CopyTo(fineRow);
            mask.Row(y).CopyTo(maskRow);
            for (int x = 0; x < coarse.Width; x += Count)
            {
                (Vector256<float> low, Vector256<float> high) = Expand(coarseColumn, x);
                (Vector256<float> joinedLow, Vector256<float> joinedHigh) = Expand(joinedColumn, x);
                Store((Load(maskRow, 2 * x) * (Load(fineRow, 2 * x) - low)) + joinedLow, band, 2 * x);
                Store((Load(maskRow, (2 * x) + Count) * (Load(fineRow, (2 * x) + Count) - high)) + joinedHigh, band, (2 * x) + Count);
            }

            band.AsSpan(0, fine.Width).CopyTo(result.Row(y));
        }

        return result;
    }

    private static void ReduceColumns(Plane fine, int y, Span<float> column)
    {
        int last = fine.Height - 1;
        ReadOnlySpan<float> row0 = fine.Row(Math.Max(0, y - 2));
        ReadOnlySpan<float> row1 = fine.Row(Math.Max(0, y - 1));
        ReadOnlySpan<float> row2 = fine.Row(y);
        ReadOnlySpan<float> row3 = fine.Row(Math.Min(last, y + 1));
        ReadOnlySpan<float> row4 = fine.Row(Math.Min(last, y + 2));
        int x = 0;
        for (; x <= column.Length - Count; x += Count)
        {
            Vector256<float> sides = Load(row1, x) + Load(row3, x);
            Vector256<float> ends = Load(row0, x) + Load(row4, x);
            Store((ends + (sides * 4) + (Load(row2, x) * 6)) * (1f / 16), column, x);
        }

        for (; x < column.Length; x++)
        {
            column[x] = (row0[x] + row4[x] + ((row1[x] + row3[x]) * 4) + (row2[x] * 6)) * (1f / 16);
        }
    }

    /// <summary>Row <paramref name="y"/> of the fine plane at the coarse columns, from index <see cref="Pad"/> on, with one replicated
    /// sample on each side.</summary>
    private static void ExpandColumns(Plane coarse, int y, Span<float> padded)
    {
        int centre = y / 2;
        int last = coarse.Height - 1;
        ReadOnlySpan<float> below = coarse.Row(Math.Min(last, centre + 1));
        ReadOnlySpan<float> above = (y & 1) == 0 ? coarse.Row(Math.Max(0, centre - 1)) : below;
        ReadOnlySpan<float> middle = coarse.Row(centre);
        (float outer, float inner) = (y & 1) == 0 ? (1f / 8, 6f / 8) : (1f / 4, 1f / 2);
        Span<float> row = padded.Slice(Pad, coarse.Width);
        int x = 0;
        for (; x <= row.Length - Count; x += Count)
        {
            Store(((Load(above, x) + Load(below, x)) * outer) + (Load(middle, x) * inner), row, x);
        }

        for (; x < row.Length; x++)
        {
            row[x] = ((above[x] + below[x]) * outer) + (middle[x] * inner);
        }

        padded[Pad - 1] = row[0];
        padded[Pad + row.Length] = row[^1];
    }

    /// <summary>Sixteen fine samples from eight coarse ones and their neighbours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Low, Vector256<float> High) Expand(ReadOnlySpan<float> padded, int x)
    {
        Vector256<float> centre = Load(padded, Pad + x);
        Vector256<float> right = Load(padded, Pad + x + 1);
        Vector256<float> even = ((Load(padded, Pad + x - 1) + right) * (1f / 8)) + (centre * (6f / 8));
        Vector256<float> odd = (centre + right) * 0.5f;
        Vector256<float> evenLanes = Vector256.Create(-1, 0, -1, 0, -1, 0, -1, 0).AsSingle();
        return (
            Vector256.ConditionalSelect(evenLanes, Vector256.Shuffle(even, LowTwice), Vector256.Shuffle(odd, LowTwice)),
            Vector256.ConditionalSelect(evenLanes, Vector256.Shuffle(even, HighTwice), Vector256.Shuffle(odd, HighTwice)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Half(Vector256<float> value, Vector256<int> lanes) => Vector256.Shuffle(value, lanes).GetLower();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(ReadOnlySpan<float> from, int index) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(from), (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> value, Span<float> to, int index) =>
        value.StoreUnsafe(ref MemoryMarshal.GetReference(to), (nuint)index);
}
