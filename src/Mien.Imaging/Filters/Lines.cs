using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Filters;

/// <summary>Runs line filters along the rows or columns of a plane, eight lines side by side, edges replicated.</summary>
internal static class Lines
{
    public const int Count = 8;

    public static Plane Separable<TFilter>(Plane source, TFilter filter, int workers)
        where TFilter : ILineFilter
    {
        Plane result = Plane.Uninitialized(source.Size);
        Separable(source, result, filter, workers);
        return result;
    }

    /// <param name="result">May be <paramref name="source"/>.</param>
    public static void Separable<TFilter>(Plane source, Plane result, TFilter filter, int workers)
        where TFilter : ILineFilter
    {
        AlongRows(source, result, filter, workers);
        AlongColumns(result, result, filter, workers);
    }

    /// <summary>Filters each row of <paramref name="source"/> into <paramref name="target"/>, which may be the same plane.</summary>
    public static void AlongRows<TFilter>(Plane source, Plane target, TFilter filter, int workers)
        where TFilter : ILineFilter =>
        RowBands.Run(source.Height, workers, (first, end) =>
        {
            int width = source.Width;
            int reach = filter.Reach;
            Vector256<float>[] padded = new Vector256<float>[width + (2 * reach)];
            Vector256<float>[] result = new Vector256<float>[width];
            for (int y = first; y < end; y += Count)
            {
                int count = Math.Min(Count, end - y);
                LoadRows(source, y, count, padded.AsSpan(reach, width));
                Pad(padded, reach, width);
                filter.Apply(padded, result);
                StoreRows(result, target, y, count);
            }
        }, Count);

    /// <summary>Filters each column of <paramref name="source"/> into <paramref name="target"/>, which may be the same plane.</summary>
    public static void AlongColumns<TFilter>(Plane source, Plane target, TFilter filter, int workers)
        where TFilter : ILineFilter =>
        RowBands.Run(source.Width, workers, (first, end) =>
        {
            int height = source.Height;
            int reach = filter.Reach;
            Vector256<float>[] padded = new Vector256<float>[height + (2 * reach)];
            Vector256<float>[] result = new Vector256<float>[height];
            Span<float> lanes = MemoryMarshal.Cast<Vector256<float>, float>(padded.AsSpan(reach, height));
            Span<float> filtered = MemoryMarshal.Cast<Vector256<float>, float>(result.AsSpan());
            for (int x = first; x < end; x += Count)
            {
                int count = Math.Min(Count, end - x);
                CopyStrip(source.Samples.AsSpan(x), source.Width, lanes, Count, count, height);
                Pad(padded, reach, height);
                filter.Apply(padded, result);
                CopyStrip(filtered, Count, target.Samples.AsSpan(x), target.Width, count, height);
            }
        }, Count);

    /// <summary>Turns up to eight rows into lanes: element x holds sample x of each row. Lanes beyond the count are undefined.</summary>
    public static void LoadRows(Plane source, int y, int count, Span<Vector256<float>> lanes)
    {
        int width = source.Width;
        int x = 0;
        if (count == Count)
        {
            ref float corner = ref MemoryMarshal.GetReference(source.Samples.AsSpan(y * width));
            for (; x <= width - Count; x += Count)
            {
                Transpose8.Run(ref Unsafe.Add(ref corner, x), width, ref Unsafe.As<Vector256<float>, float>(ref lanes[x]), Count);
            }
        }

        Span<float> samples = MemoryMarshal.Cast<Vector256<float>, float>(lanes);
        for (int lane = 0; lane < count; lane++)
        {
            ReadOnlySpan<float> row = source.Row(y + lane);
            for (int i = x; i < width; i++)
            {
                samples[(i * Count) + lane] = row[i];
            }
        }
    }

    /// <summary>The reverse of <see cref="LoadRows"/>.</summary>
    public static void StoreRows(ReadOnlySpan<Vector256<float>> lanes, Plane target, int y, int count)
    {
        int width = target.Width;
        int x = 0;
        if (count == Count)
        {
            ref float corner = ref MemoryMarshal.GetReference(target.Samples.AsSpan(y * width));
            for (; x <= width - Count; x += Count)
            {
                ref float block = ref Unsafe.As<Vector256<float>, float>(ref Unsafe.AsRef(in lanes[x]));
                Transpose8.Run(ref block, Count, ref Unsafe.Add(ref corner, x), width);
            }
        }

        ReadOnlySpan<float> samples = MemoryMarshal.Cast<Vector256<float>, float>(lanes);
        for (int lane = 0; lane < count; lane++)
        {
            Span<float> row = target.Row(y + lane);
            for (int i = x; i < width; i++)
            {
                row[i] = samples[(i * Count) + lane];
            }
        }
    }

    private static void Pad(Span<Vector256<float>> padded, int reach, int length)
    {
        padded[..reach].Fill(padded[reach]);
        padded[(reach + length)..].Fill(padded[reach + length - 1]);
    }

    private static void CopyStrip(ReadOnlySpan<float> from, int fromStride, Span<float> to, int toStride, int width, int height)
    {
        if (width == Count)
        {
            for (int y = 0; y < height; y++)
            {
                Vector256.Create(from.Slice(y * fromStride, Count)).CopyTo(to.Slice(y * toStride, Count));
            }

            return;
        }

        for (int y = 0; y < height; y++)
        {
            from.Slice(y * fromStride, width).CopyTo(to.Slice(y * toStride, width));
        }
    }
}
