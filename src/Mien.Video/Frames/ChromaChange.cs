using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;

namespace Mien.Video.Frames;

/// <summary>Gathers row by row how pixels want their second and third codes changed, and changes the samples they share.</summary>
/// <remarks>A sample changes by the pixels' wishes weighed with <see cref="SampleAxis.Taps"/>, which undo the mixing of reading: what was
/// written is what is read. At the mask's edge the pixels without a wish are taken to wish the mean of those in the sample's own cell
/// that have one, and the change is as large as the part of the cell that is masked: cell·(Σ tap·wish + mean·(1 − Σ tap)), both
/// sums over masked pixels. So a sample with no masked pixel in its cell stays, where no pixel wishes a change none does, and
/// nothing overshoots at an edge.</remarks>
internal sealed class ChromaChange<TSample>
    where TSample : unmanaged
{
    private const int Count = 8;

    // The mask (0 or 1), and the wishes for the second and for the third plane (0 outside the mask).
    private const int Signals = 3;

    // Zeros on both sides of a row, for taps that reach out of the region.
    private const int Margin = 8;

    private readonly VideoFrame _frame;
    private readonly Region _region;
    private readonly float _mostCode;
    private readonly SampleAxis _across;
    private readonly SampleAxis _down;
    private readonly int _left;
    private readonly int _samples;
    private readonly int _length;
    private readonly float[] _pixelShare;
    private readonly int[] _tapPlaces;
    private readonly int[] _cellPlaces;
    private readonly float[] _cellTaps;
    private readonly float[] _secondChange;
    private readonly float[] _thirdChange;
    private readonly ColumnSums _sums;
    private int _next;

    public ChromaChange(VideoFrame frame, Region region, float mostCode)
    {
        _frame = frame;
        _region = region;
        _mostCode = mostCode;
        _across = SampleAxis.AlongRow(frame.Format.ChromaShiftX);
        _down = SampleAxis.DownColumn(frame.Format.ChromaShiftY);
        _left = region.X >> _across.Shift;
        _samples = ((region.Right - 1) >> _across.Shift) + 1 - _left;
        _next = region.Y >> _down.Shift;
        _length = ColumnSums.WholeLength(((_samples + Count) << _across.Shift) + (2 * Margin));
        _sums = new(_down, Signals * _length);
        _tapPlaces = Places(_across.FirstTap, _across.Taps.Length);
        _cellPlaces = Places(0, 1 << _across.Shift);
        _cellTaps = [.. Enumerable.Repeat(1f, _cellPlaces.Length)];
        _secondChange = new float[_samples + Count];
        _thirdChange = new float[_samples + Count];
        _pixelShare = new float[_samples + Count];
        for (int x = 0; x < _samples; x++)
        {
            _pixelShare[x] = 1f / _across.PixelsIn(_left + x, frame.Size.Width);
        }
    }

    /// <summary>Where a row's signals are to be put before <see cref="Apply"/>.</summary>
    /// <param name="signal">0 the mask, 1 the second plane's wishes, 2 the third's.</param>
    /// <returns>The region's width rounded up to eight; 0 is to be put behind the region.</returns>
    public Span<float> Row(int y, int signal) => _sums.Row(y).Slice(
        (signal * _length) + Margin + _region.X - (_left << _across.Shift), (_region.Width + Count - 1) / Count * Count);

    /// <summary>Changes all samples that wait for no later row than this.</summary>
    /// <param name="y">Row of the frame; called for each row in order.</param>
    public void Apply(int y)
    {
        if (_frame.Format.IsGray)
        {
            return;
        }

        if (!_frame.Format.IsSubsampled)
        {
            // Every pixel has samples of its own.
            SampleRow.Add(Row(y, 1), _frame.Grid<TSample>(1).Row(y).Slice(_left, _samples), _mostCode);
            SampleRow.Add(Row(y, 2), _frame.Grid<TSample>(2).Row(y).Slice(_left, _samples), _mostCode);
            return;
        }

        bool isLast = y == _region.Bottom - 1;
        while (isLast ? _next <= y >> _down.Shift : (_next << _down.Shift) + _down.FirstTap + _down.Taps.Length - 1 <= y)
        {
            _sums.Take(_next, _region.Y, y, _frame.Size.Height);
            _sums.Split(_across.Shift);
            Change(_frame.Grid<TSample>(1).Row(_next).Slice(_left, _samples), _frame.Grid<TSample>(2).Row(_next).Slice(_left, _samples));
            _next++;
        }
    }

    private void Change(Span<TSample> second, Span<TSample> third)
    {
        ref float pixelShare = ref MemoryMarshal.GetArrayDataReference(_pixelShare);
        ref float secondChange = ref MemoryMarshal.GetArrayDataReference(_secondChange);
        ref float thirdChange = ref MemoryMarshal.GetArrayDataReference(_thirdChange);
        for (nuint x = 0; x < (nuint)_samples; x += Count)
        {
            Vector256<float> share = Vector256.LoadUnsafe(ref pixelShare, x);
            (Vector256<float> tapped, Vector256<float> tappedSecond, Vector256<float> tappedThird) =
                Sums(_sums.Tapped, _tapPlaces, _across.Taps, x);
            (Vector256<float> cell, Vector256<float> cellSecond, Vector256<float> cellThird) =
                Sums(_sums.Cells, _cellPlaces, _cellTaps, x);
            Vector256<float> untapped = share * (Vector256<float>.One - tapped);
            cell *= share;
            ((cell * tappedSecond) + (cellSecond * untapped)).StoreUnsafe(ref secondChange, x);
            ((cell * tappedThird) + (cellThird * untapped)).StoreUnsafe(ref thirdChange, x);
        }

        SampleRow.Add(_secondChange, second, _mostCode);
        SampleRow.Add(_thirdChange, third, _mostCode);
    }

    /// <summary>The three signals of the pixels around each of eight samples, weighed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector256<float> Mask, Vector256<float> Second, Vector256<float> Third) Sums(float[] row, int[] places, float[] taps, nuint x)
    {
        nuint signal = (nuint)(_length >> _across.Shift);
        ref float from = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(row), x);
        Vector256<float> mask = Vector256<float>.Zero;
        Vector256<float> second = Vector256<float>.Zero;
        Vector256<float> third = Vector256<float>.Zero;
        for (int i = 0; i < taps.Length; i++)
        {
            Vector256<float> tap = Vector256.Create(taps[i]);
            ref float at = ref Unsafe.Add(ref from, places[i]);
            mask = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref at), tap, mask);
            second = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref at, signal), tap, second);
            third = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref at, 2 * signal), tap, third);
        }

        return (mask, second, third);
    }

    /// <summary>Where the pixels lie that are so far from the first sample's first own pixel.</summary>
    private int[] Places(int firstOffset, int count) =>
    [
        .. Enumerable.Range(Margin + firstOffset, count).Select(pixel =>
            ColumnSums.PlaceAfterSplit(pixel & ((1 << _across.Shift) - 1), Signals * _length, _across.Shift) + (pixel >> _across.Shift)),
    ];
}
