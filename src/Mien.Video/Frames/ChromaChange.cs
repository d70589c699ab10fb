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
        for (int x = 0; x < _samples; x += Count)
        {
            Vector256<float> share = Load(_pixelShare, x);
            Vector256<float> cell = Cell(0, x) * share;
            Vector256<float> untapped = share * (Vector256<float>.One - Tapped(0, x));
            ((cell * Tapped(1, x)) + (Cell(1, x) * untapped)).CopyTo(_secondChange.AsSpan(x));
            ((cell * Tapped(2, x)) + (Cell(2, x) * untapped)).CopyTo(_thirdChange.AsSpan(x));
        }

        SampleRow.Add(_secondChange, second, _mostCode);
        SampleRow.Add(_thirdChange, third, _mostCode);
    }

    /// <summary>The weighed sum of the pixels around each of eight samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Tapped(int signal, int x)
    {
        int start = (signal * _length >> _across.Shift) + x;
        float[] row = _sums.Tapped;
        float[] taps = _across.Taps;
        int[] places = _tapPlaces;
        Vector256<float> sum = Vector256<float>.Zero;
        for (int tap = 0; tap < places.Length; tap++)
        {
            sum = Vector256.MultiplyAddEstimate(Load(row, start + places[tap]), Vector256.Create(taps[tap]), sum);
        }

        return sum;
    }

    /// <summary>The sum of the own pixels of each of eight samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Cell(int signal, int x)
    {
        int start = (signal * _length >> _across.Shift) + x;
        float[] row = _sums.Cells;
        Vector256<float> sum = Vector256<float>.Zero;
        foreach (int place in _cellPlaces)
        {
            sum += Load(row, start + place);
        }

        return sum;
    }

    private static Vector256<float> Load(float[] row, int x) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(row), (nuint)x);

    /// <summary>Where the pixels lie that are so far from the first sample's first own pixel.</summary>
    private int[] Places(int firstOffset, int count) =>
    [
        .. Enumerable.Range(Margin + firstOffset, count).Select(pixel =>
            ColumnSums.PlaceAfterSplit(pixel & ((1 << _across.Shift) - 1), Signals * _length, _across.Shift) + (pixel >> _across.Shift)),
    ];
}
