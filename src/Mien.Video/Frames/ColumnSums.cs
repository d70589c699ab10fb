using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mien.Video.Frames;

/// <summary>Holds the last rows of pixels, and weighs them down their columns for one row of samples after the other.</summary>
/// <param name="length">Of a row; a <see cref="WholeLength"/>.</param>
internal sealed class ColumnSums(SampleAxis down, int length)
{
    private const int Count = 8;

    // As many rows as a sample takes from at most, for 4:1:0.
    private const int HeldRows = 8;

    // Rows that are summed in one go.
    private const int SummedRows = 4;

    // Rows are halved up to twice, sixteen values at a time.
    private const int LengthUnit = 4 * Count * 2;

    private readonly float[] _held = new float[HeldRows * length];
    private float[] _tapped = new float[length];
    private float[] _cells = new float[length];
    private float[] _spare = new float[length];

    /// <summary>Pixels weighed with the taps, after <see cref="Take"/>.</summary>
    public float[] Tapped => _tapped;

    /// <summary>The mean of each sample's own pixels, after <see cref="Take"/>; rows that were not given count as 0.</summary>
    public float[] Cells => _cells;

    public static int WholeLength(int atLeast) => (atLeast + LengthUnit - 1) / LengthUnit * LengthUnit;

    /// <summary>Where <see cref="Split"/> puts those of every 2^shift values that are number <paramref name="phase"/>.</summary>
    public static int PlaceAfterSplit(int phase, int length, int shift) => shift switch
    {
        0 => 0,
        1 => phase * (length >> 1),
        _ => (((phase & 1) << 1) | (phase >> 1)) * (length >> 2),
    };

    public Span<float> Row(int y) => _held.AsSpan(y % HeldRows * length, length);

    /// <summary>Sums for a row of samples.</summary>
    /// <param name="firstRow">The first row of pixels that was given.</param>
    /// <param name="lastRow">The last one.</param>
    /// <param name="height">Rows of the frame.</param>
    public void Take(int sample, int firstRow, int lastRow, int height)
    {
        int own = sample << down.Shift;
        int ownEnd = own + down.PixelsIn(sample, height);
        int first = Math.Max(own + down.FirstTap, firstRow);
        int end = Math.Min(own + down.FirstTap + down.Taps.Length - 1, lastRow) + 1;
        Span<float> tapWeights = stackalloc float[SummedRows];
        Span<float> cellWeights = stackalloc float[SummedRows];
        for (int start = first; start < end; start += SummedRows)
        {
            tapWeights.Clear();
            cellWeights.Clear();
            for (int y = start; y < Math.Min(start + SummedRows, end); y++)
            {
                tapWeights[y - start] = down.Taps[y - own - down.FirstTap];
                cellWeights[y - start] = y >= own && y < ownEnd ? 1f / (ownEnd - own) : 0;
            }

            Sum(start, end - 1, tapWeights, cellWeights, isFurther: start > first);
        }
    }

    /// <summary>Puts all values that are 2^shift apart next to one another, half by half.</summary>
    public void Split(int shift)
    {
        for (int part = length, level = 0; level < shift; part /= 2, level++)
        {
            Split(ref _tapped, part);
            Split(ref _cells, part);
        }
    }

    private void Split(ref float[] row, int part)
    {
        for (int start = 0; start < length; start += part)
        {
            Halve(row.AsSpan(start, part), _spare.AsSpan(start, part));
        }

        (row, _spare) = (_spare, row);
    }

    /// <summary>Even places first, then odd ones.</summary>
    private static void Halve(ReadOnlySpan<float> from, Span<float> to)
    {
        ref float source = ref MemoryMarshal.GetReference(from);
        ref float even = ref MemoryMarshal.GetReference(to);
        ref float odd = ref to[to.Length / 2];
        for (int x = 0; x < from.Length / 2; x += Count)
        {
            Vector256<float> low = Sorted(ref source, 2 * x);
            Vector256<float> high = Sorted(ref source, (2 * x) + Count);
            Vector256.Create(low.GetLower(), high.GetLower()).StoreUnsafe(ref even, (nuint)x);
            Vector256.Create(low.GetUpper(), high.GetUpper()).StoreUnsafe(ref odd, (nuint)x);
        }
    }

    private static Vector256<float> Sorted(ref float source, int x) =>
        Vector256.Shuffle(Vector256.LoadUnsafe(ref source, (nuint)x), Vector256.Create(0, 2, 4, 6, 1, 3, 5, 7));

    private void Sum(int first, int last, ReadOnlySpan<float> tapWeights, ReadOnlySpan<float> cellWeights, bool isFurther)
    {
        ref float a = ref MemoryMarshal.GetReference(Row(first));
        ref float b = ref MemoryMarshal.GetReference(Row(Math.Min(first + 1, last)));
        ref float c = ref MemoryMarshal.GetReference(Row(Math.Min(first + 2, last)));
        ref float d = ref MemoryMarshal.GetReference(Row(Math.Min(first + 3, last)));
        ref float toTapped = ref MemoryMarshal.GetArrayDataReference(_tapped);
        ref float toCells = ref MemoryMarshal.GetArrayDataReference(_cells);
        Weights taps = new(tapWeights);
        Weights cells = new(cellWeights);
        for (nuint x = 0; x < (nuint)length; x += Count)
        {
            Vector256<float> valueA = Vector256.LoadUnsafe(ref a, x);
            Vector256<float> valueB = Vector256.LoadUnsafe(ref b, x);
            Vector256<float> valueC = Vector256.LoadUnsafe(ref c, x);
            Vector256<float> valueD = Vector256.LoadUnsafe(ref d, x);
            Vector256<float> tapSum = taps.Sum(valueA, valueB, valueC, valueD);
            Vector256<float> cellSum = cells.Sum(valueA, valueB, valueC, valueD);
            if (isFurther)
            {
                tapSum += Vector256.LoadUnsafe(ref toTapped, x);
                cellSum += Vector256.LoadUnsafe(ref toCells, x);
            }

            tapSum.StoreUnsafe(ref toTapped, x);
            cellSum.StoreUnsafe(ref toCells, x);
        }
    }

    private readonly struct Weights(ReadOnlySpan<float> weights)
    {
        private readonly Vector256<float> _a = Vector256.Create(weights[0]);
        private readonly Vector256<float> _b = Vector256.Create(weights[1]);
        private readonly Vector256<float> _c = Vector256.Create(weights[2]);
        private readonly Vector256<float> _d = Vector256.Create(weights[3]);

        public Vector256<float> Sum(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d) =>
            Vector256.MultiplyAddEstimate(a, _a, b * _b) + Vector256.MultiplyAddEstimate(c, _c, d * _d);
    }
}
