using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;

namespace Mien.Video.Frames;

/// <summary>Gathers row by row how pixels want their second and third codes changed, and changes the samples they share.</summary>
/// <remarks>A sample changes by the pixels' wishes weighed with <see cref="SampleAxis.Taps"/>, which undo the mixing of reading: what was
/// written is what is read. At the mask's edge the pixels without a wish are taken to wish the mean of those in the sample's own cell
/// that have one, and the change is as large as the part of the cell that is masked: cell·(Σ tap·wish + mean·(1 − Σ tap)), both
/// sums over masked pixels. So a sample with no masked pixel in its cell stays, and where no pixel wishes a change none does.</remarks>
internal sealed class ChromaChange<TSample>
    where TSample : unmanaged
{
    private const int Count = 8;

    // The mask (0 or 1), and the wishes for the second and for the third plane (0 outside the mask).
    private const int Signals = 3;

    // Rows that are held at once: more than any sample takes from. A power of two.
    private const int HeldRows = 8;

    // Zeros on both sides of a row, for taps that reach out of the region.
    private const int Margin = 8;

    private readonly VideoFrame _frame;
    private readonly Region _region;
    private readonly float _mostCode;
    private readonly SampleAxis _across;
    private readonly SampleAxis _down;
    private readonly int _left;
    private readonly int _samples;
    private readonly float[] _pixelShare;
    private readonly float[][] _held = new float[HeldRows * Signals][];
    private readonly float[][] _tapped = new float[Signals][];
    private readonly float[][] _cells = new float[Signals][];
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
        int length = ((_samples + Count) << _across.Shift) + (2 * Margin);
        foreach (float[][] rows in (float[][][])[_held, _tapped, _cells])
        {
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = new float[length];
            }
        }

        _pixelShare = new float[_samples + Count];
        for (int x = 0; x < _samples; x++)
        {
            _pixelShare[x] = 1f / PixelsIn(_across, _left + x, frame.Size.Width);
        }
    }

    /// <summary>Where a row's signals are to be put before <see cref="Apply"/>: the mask, the second plane's wishes, the third's.</summary>
    public Span<float> Row(int y, int signal) => _held[((y % HeldRows) * Signals) + signal]
        .AsSpan(Margin + _region.X - (_left << _across.Shift), _region.Width);

    /// <summary>Changes all samples that wait for no later row than this.</summary>
    /// <param name="y">Row of the frame; called for each row in order.</param>
    public void Apply(int y)
    {
        if (_frame.Format.IsGray)
        {
            return;
        }

        bool isLast = y == _region.Bottom - 1;
        while (isLast ? _next <= y >> _down.Shift : (_next << _down.Shift) + _down.FirstTap + _down.Taps.Length - 1 <= y)
        {
            Change(_next, y);
            _next++;
        }
    }

    private static int PixelsIn(SampleAxis axis, int sample, int length) => Math.Min(1 << axis.Shift, length - (sample << axis.Shift));

    private void Change(int row, int lastRow)
    {
        int firstPixel = row << _down.Shift;
        int pixels = PixelsIn(_down, row, _frame.Size.Height);
        for (int signal = 0; signal < Signals; signal++)
        {
            _tapped[signal].AsSpan().Clear();
            _cells[signal].AsSpan().Clear();
            for (int tap = 0; tap < _down.Taps.Length; tap++)
            {
                int y = firstPixel + _down.FirstTap + tap;
                if (y < _region.Y || y > lastRow)
                {
                    continue;
                }

                float[] held = _held[((y % HeldRows) * Signals) + signal];
                AddScaled(held, _down.Taps[tap], _tapped[signal]);
                if (y >= firstPixel && y < firstPixel + pixels)
                {
                    AddScaled(held, 1f / pixels, _cells[signal]);
                }
            }
        }

        Span<TSample> second = _frame.Grid<TSample>(1).Row(row).Slice(_left, _samples);
        Span<TSample> third = _frame.Grid<TSample>(2).Row(row).Slice(_left, _samples);
        for (int x = 0; x < _samples; x += Count)
        {
            Vector256<float> share = Vector256.LoadUnsafe(ref _pixelShare[0], (nuint)x);
            Vector256<float> cell = Cell(0, x) * share;
            Vector256<float> untapped = Vector256<float>.One - Tapped(0, x);
            Add((cell * Tapped(1, x)) + (Cell(1, x) * share * untapped), second, x);
            Add((cell * Tapped(2, x)) + (Cell(2, x) * share * untapped), third, x);
        }
    }

    private void Add(Vector256<float> change, Span<TSample> samples, int x)
    {
        Vector256<float> code = SampleRow.Load<TSample>(samples, x) + change;
        code = Vector256.MinNative(Vector256.MaxNative(code, Vector256<float>.Zero), Vector256.Create(_mostCode));
        SampleRow.Store(code, samples, x);
    }

    private Vector256<float> Tapped(int signal, int x)
    {
        Vector256<float> sum = Vector256<float>.Zero;
        for (int tap = 0; tap < _across.Taps.Length; tap++)
        {
            sum += Strided(_tapped[signal], x, _across.FirstTap + tap) * _across.Taps[tap];
        }

        return sum;
    }

    private Vector256<float> Cell(int signal, int x)
    {
        Vector256<float> sum = Vector256<float>.Zero;
        for (int pixel = 0; pixel < 1 << _across.Shift; pixel++)
        {
            sum += Strided(_cells[signal], x, pixel);
        }

        return sum;
    }

    /// <summary>One pixel of each of eight samples.</summary>
    /// <param name="offset">Counted from the sample's first own pixel.</param>
    private Vector256<float> Strided(float[] row, int x, int offset)
    {
        int start = Margin + (x << _across.Shift) + offset;
        ref float from = ref row.AsSpan(start, Count << _across.Shift)[0];
        if (_across.Shift == 0)
        {
            return Vector256.LoadUnsafe(ref from);
        }

        if (_across.Shift == 1)
        {
            Vector256<int> even = Vector256.Create(0, 2, 4, 6, 0, 2, 4, 6);
            return Vector256.Create(
                Vector256.Shuffle(Vector256.LoadUnsafe(ref from), even).GetLower(),
                Vector256.Shuffle(Vector256.LoadUnsafe(ref from, Count), even).GetLower());
        }

        Span<float> lanes = stackalloc float[Count];
        for (int lane = 0; lane < Count; lane++)
        {
            lanes[lane] = Unsafe.Add(ref from, lane << _across.Shift);
        }

        return Vector256.Create(lanes);
    }

    private static void AddScaled(ReadOnlySpan<float> row, float weight, Span<float> sum)
    {
        ref float from = ref MemoryMarshal.GetReference(row);
        ref float to = ref MemoryMarshal.GetReference(sum);
        for (int x = 0; x <= row.Length - Count; x += Count)
        {
            (Vector256.LoadUnsafe(ref to, (nuint)x) + (Vector256.LoadUnsafe(ref from, (nuint)x) * weight)).StoreUnsafe(ref to, (nuint)x);
        }
    }
}
