using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;

namespace Mien.Video.Frames;

/// <summary>Reads means of squares of 2^shift pixels, row by row. Chroma is taken as if it sat in the middle of its pixels, which is half a
/// pixel off in 4:2:0.</summary>
/// <typeparam name="TSample">byte or ushort.</typeparam>
internal sealed class ReducedRows<TSample>(VideoFrame frame, Region squares, int shift) : ICodeRows
    where TSample : unmanaged
{
    private const int Count = 8;

    private readonly float[][] _codes = [.. Enumerable.Range(0, 3).Select(_ => new float[LengthFor(squares, shift)])];
    private float[] _sums = new float[LengthFor(squares, shift)];
    private float[] _spare = new float[LengthFor(squares, shift)];

    public Span<float> this[int plane] => _codes[plane].AsSpan(0, (squares.Width + Count - 1) / Count * Count);

    public void MoveTo(int y)
    {
        for (int plane = 0; plane < (frame.Format.IsGray ? 1 : 3); plane++)
        {
            bool isShared = plane > 0;
            Reduce(plane, y, isShared ? frame.Format.ChromaShiftX : 0, isShared ? frame.Format.ChromaShiftY : 0);
        }
    }

    private static int LengthFor(Region squares, int shift) => (squares.Width << shift) + (4 * Count);

    private void Reduce(int plane, int y, int shiftX, int shiftY)
    {
        SampleGrid<TSample> grid = frame.Grid<TSample>(plane);
        int first = squares.X << shift >> shiftX;
        int end = (((squares.Right << shift) - 1) >> shiftX) + 1;
        int held = Math.Min(end, grid.Width) - first;
        int top = y << shift >> shiftY;
        int rows = Math.Min(1 << Math.Max(shift - shiftY, 0), grid.Height - top);
        Span<float> sums = _sums.AsSpan(0, held);
        sums.Clear();
        for (int row = top; row < top + rows; row++)
        {
            SampleRow.AddTo(sums, grid.Row(row).Slice(first, held));
        }

        // Where the frame's edge cuts a square, its last sample fills it.
        _sums.AsSpan(held, end - first - held).Fill(sums[^1]);
        for (int level = shiftX; level < shift; level++)
        {
            AddPairs(_sums, _spare, (end - first) >> (level - shiftX + 1));
            (_sums, _spare) = (_spare, _sums);
        }

        float perSample = 1f / (rows << Math.Max(shift - shiftX, 0));
        Span<float> codes = _codes[plane];
        if (shift < shiftX)
        {
            for (int x = 0; x < squares.Width; x++)
            {
                codes[x] = _sums[((squares.X + x) << shift >> shiftX) - first] * perSample;
            }

            return;
        }

        for (int x = 0; x < squares.Width; x += Count)
        {
            (Vector256.Create(_sums.AsSpan(x)) * perSample).CopyTo(codes[x..]);
        }
    }

    /// <summary>Sums of neighbours, of which there are twice <paramref name="count"/>.</summary>
    private static void AddPairs(float[] from, float[] to, int count)
    {
        ref float source = ref MemoryMarshal.GetArrayDataReference(from);
        ref float sums = ref MemoryMarshal.GetArrayDataReference(to);
        for (int x = 0; x < count; x += Count)
        {
            Vector256.Create(PairSums(ref source, 2 * x), PairSums(ref source, (2 * x) + Count)).StoreUnsafe(ref sums, (nuint)x);
        }
    }

    /// <summary>Four sums of eight values.</summary>
    private static Vector128<float> PairSums(ref float source, int x)
    {
        Vector256<float> sorted = Vector256.Shuffle(Vector256.LoadUnsafe(ref source, (nuint)x), Vector256.Create(0, 2, 4, 6, 1, 3, 5, 7));
        return sorted.GetLower() + sorted.GetUpper();
    }
}
