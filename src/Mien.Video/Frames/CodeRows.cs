using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;

namespace Mien.Video.Frames;

/// <summary>Reads a region's first three planes row by row as codes in floats, chroma brought to the size of the pixels.</summary>
/// <typeparam name="TSample">byte or ushort.</typeparam>
internal sealed class CodeRows<TSample> : ICodeRows
    where TSample : unmanaged
{
    private const int Count = 8;

    private readonly VideoFrame _frame;
    private readonly int _start;
    private readonly int _end;
    private readonly int _margin;
    private readonly float[][] _codes = new float[3][];
    private readonly float[] _chroma;

    public CodeRows(VideoFrame frame, Region region)
    {
        // Rows start where eight pixels have whole chroma samples.
        _frame = frame;
        _start = region.X / Count * Count;
        _end = region.Right;
        _margin = region.X - _start;
        int length = _end - _start + (3 * Count);
        _chroma = new float[length];
        for (int plane = 0; plane < _codes.Length; plane++)
        {
            _codes[plane] = new float[length];
        }
    }

    public int Width => _end - _start - _margin;

    public Span<float> this[int plane] => _codes[plane].AsSpan(_margin, (Width + Count - 1) / Count * Count);

    public void MoveTo(int y)
    {
        Blend(0, y, 0, 0, _codes[0]);
        PlanarFormat format = _frame.Format;
        for (int plane = 1; plane < 3 && !format.IsGray; plane++)
        {
            if (format.ChromaShiftX == 0)
            {
                Blend(plane, y, 0, format.ChromaShiftY, _codes[plane]);
            }
            else
            {
                Blend(plane, y, format.ChromaShiftX, format.ChromaShiftY, _chroma);
                Spread(format.ChromaShiftX, _codes[plane]);
            }
        }
    }

    /// <summary>Mixes the two rows of samples around a row of pixels. One sample follows that the last pixels look at: the next, or
    /// where the plane ends the last again.</summary>
    private void Blend(int plane, int y, int shiftX, int shiftY, Span<float> blended)
    {
        SampleGrid<TSample> grid = _frame.Grid<TSample>(plane);
        (int sample, float nextShare) = SampleAxis.DownColumn(shiftY).Before(y);
        int first = _start >> shiftX;
        int count = ((_end - 1) >> shiftX) + 1 - first;
        int held = Math.Min(count + 1, grid.Width - first);
        ReadOnlySpan<TSample> row = grid.Row(Math.Max(sample, 0)).Slice(first, held);
        if (nextShare == 0)
        {
            SampleRow.Load(row, blended);
        }
        else
        {
            SampleRow.Mix(row, grid.Row(Math.Min(sample + 1, grid.Height - 1)).Slice(first, held), nextShare, blended);
        }

        if (held == count)
        {
            blended[count] = blended[count - 1];
        }
    }

    /// <summary>Mixes for each pixel the two samples around it.</summary>
    private void Spread(int shift, Span<float> codes)
    {
        Vector256<int> lanes = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7);
        Vector256<int> sample = lanes >> shift;
        Vector256<int> next = sample + Vector256<int>.One;
        Vector256<float> nextShare = Vector256.ConvertToSingle(lanes - (sample << shift)) * (1f / (1 << shift));
        ref float from = ref MemoryMarshal.GetArrayDataReference(_chroma);
        ref float to = ref MemoryMarshal.GetReference(codes);
        int length = _end - _start;
        for (int x = 0; x < length; x += Count)
        {
            Vector256<float> samples = Vector256.LoadUnsafe(ref from, (nuint)(x >> shift));
            Vector256<float> left = Vector256.ShuffleNative(samples, sample);
            (left + ((Vector256.ShuffleNative(samples, next) - left) * nextShare)).StoreUnsafe(ref to, (nuint)x);
        }
    }
}
