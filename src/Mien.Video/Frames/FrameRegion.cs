using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Video.Frames;

/// <summary>Reads and writes a region of a frame, eight pixels at a time.</summary>
/// <typeparam name="TSample">byte or ushort.</typeparam>
internal sealed class FrameRegion<TSample, TCurve>(VideoFrame frame, Region region, TCurve curve) : IFrameRegion
    where TSample : unmanaged
    where TCurve : struct, ITransferCurve
{
    private const int Count = 8;

    /// <summary>A change of sRGB by so much leaves nothing of what lay beyond sRGB.</summary>
    private const float WholeChange = 1f / 8;

    private readonly CodeMatrix _matrix = new(frame.Format, frame.Colours);
    private readonly CodeRows<TSample> _rows = new(frame, region);

    public Planes Read()
    {
        Planes planes = Planes.Uninitialized(region.Size);
        for (int y = 0; y < region.Height; y++)
        {
            _rows.MoveTo(region.Y + y);
            ReadRow(planes.Red.Row(y), planes.Green.Row(y), planes.Blue.Row(y));
        }

        return planes;
    }

    public void Write(Planes planes, Plane mask)
    {
        ChromaChange<TSample> chroma = new(frame, region, _matrix.MostCode);
        for (int y = 0; y < region.Height; y++)
        {
            int row = region.Y + y;
            _rows.MoveTo(row);
            WriteRow(planes.Red.Row(y), planes.Green.Row(y), planes.Blue.Row(y), mask.Row(y), row, chroma);
            chroma.Apply(row);
        }
    }

    private void ReadRow(Span<float> toRed, Span<float> toGreen, Span<float> toBlue)
    {
        ref float firstCodes = ref _rows.First(0);
        ref float secondCodes = ref _rows.First(1);
        ref float thirdCodes = ref _rows.First(2);
        for (int x = 0; x < toRed.Length; x += Count)
        {
            Vector256<float> red = Vector256.LoadUnsafe(ref firstCodes, (nuint)x);
            Vector256<float> green = Vector256.LoadUnsafe(ref secondCodes, (nuint)x);
            Vector256<float> blue = Vector256.LoadUnsafe(ref thirdCodes, (nuint)x);
            _matrix.ToRgb(ref red, ref green, ref blue);
            curve.ToSrgb(ref red, ref green, ref blue);
            Gather.Store(red, toRed[x..]);
            Gather.Store(green, toGreen[x..]);
            Gather.Store(blue, toBlue[x..]);
        }
    }

    /// <summary>Stores the first plane; hands on what mask there was and how the others' codes should change.</summary>
    private void WriteRow(
        ReadOnlySpan<float> fromRed, ReadOnlySpan<float> fromGreen, ReadOnlySpan<float> fromBlue, ReadOnlySpan<float> mask,
        int row, ChromaChange<TSample> chroma)
    {
        ref float firstCodes = ref _rows.First(0);
        ref float secondCodes = ref _rows.First(1);
        ref float thirdCodes = ref _rows.First(2);
        Span<TSample> first = frame.Grid<TSample>(0).Row(row).Slice(region.X, region.Width);
        Span<float> masked = chroma.Row(row, 0);
        Span<float> second = chroma.Row(row, 1);
        Span<float> third = chroma.Row(row, 2);
        for (int x = 0; x < mask.Length; x += Count)
        {
            Vector256<float> isMasked = Vector256.GreaterThan(Load(mask, x), Vector256<float>.Zero);
            Gather.Store(isMasked & Vector256<float>.One, masked[x..]);
            if (isMasked == Vector256<float>.Zero)
            {
                Gather.Store(Vector256<float>.Zero, second[x..]);
                Gather.Store(Vector256<float>.Zero, third[x..]);
                continue;
            }

            Vector256<float> a = Vector256.LoadUnsafe(ref firstCodes, (nuint)x);
            Vector256<float> b = Vector256.LoadUnsafe(ref secondCodes, (nuint)x);
            Vector256<float> c = Vector256.LoadUnsafe(ref thirdCodes, (nuint)x);
            (Vector256<float> stored, Vector256<float> storedSecond, Vector256<float> storedThird) = (a, b, c);
            Vector256<float> isChanged = isMasked & Change(ref a, ref b, ref c, Clamp(Load(fromRed, x)), Clamp(Load(fromGreen, x)), Clamp(Load(fromBlue, x)));
            Gather.Store((b - storedSecond) & isChanged, second[x..]);
            Gather.Store((c - storedThird) & isChanged, third[x..]);
            a = Vector256.ConditionalSelect(isChanged, a, stored);
            a = Vector256.MinNative(Vector256.MaxNative(a, Vector256<float>.Zero), Vector256.Create(_matrix.MostCode));
            SampleRow.Store(a, first, x);
        }
    }

    /// <summary>Replaces codes by those of a colour. As far as that is the colour which is there, what lies beyond sRGB stays: highlights and
    /// pure colours fade where a swap's edge fades, instead of breaking off.</summary>
    /// <returns>All bits set where the colour is another.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Change(
        ref Vector256<float> a, ref Vector256<float> b, ref Vector256<float> c, Vector256<float> red, Vector256<float> green, Vector256<float> blue)
    {
        _matrix.ToRgb(ref a, ref b, ref c);
        (Vector256<float> oldRed, Vector256<float> oldGreen, Vector256<float> oldBlue) = (a, b, c);
        curve.ToSrgb(ref oldRed, ref oldGreen, ref oldBlue);
        Vector256<float> change = Vector256.MaxNative(
            Vector256.MaxNative(Vector256.Abs(red - oldRed), Vector256.Abs(green - oldGreen)), Vector256.Abs(blue - oldBlue));
        Vector256<float> kept = Vector256.MaxNative(Vector256<float>.One - (change * (1 / WholeChange)), Vector256<float>.Zero);
        curve.FromSrgb(ref oldRed, ref oldGreen, ref oldBlue);
        curve.FromSrgb(ref red, ref green, ref blue);
        a = red + ((a - oldRed) * kept);
        b = green + ((b - oldGreen) * kept);
        c = blue + ((c - oldBlue) * kept);
        _matrix.FromRgb(ref a, ref b, ref c);
        return Vector256.GreaterThan(change, Vector256<float>.Zero);
    }

    /// <summary>What is not a number becomes 0.</summary>
    private static Vector256<float> Clamp(Vector256<float> value) =>
        Vector256.MinNative(Vector256.MaxNative(value, Vector256<float>.Zero), Vector256<float>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(ReadOnlySpan<float> row, int x)
    {
        if (x <= row.Length - Count)
        {
            return Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)x);
        }

        Span<float> lanes = stackalloc float[Count];
        lanes.Clear();
        row[x..].CopyTo(lanes);
        return Vector256.Create(lanes);
    }
}
