using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Video.Frames;

/// <summary>Reads and writes regions of a frame, eight pixels at a time.</summary>
/// <typeparam name="TSample">byte or ushort.</typeparam>
internal sealed class FrameCodec<TSample, TCurve>(VideoFrame frame, TCurve curve) : IFrameCodec
    where TSample : unmanaged
    where TCurve : struct, ITransferCurve
{
    private const int Count = 8;

    /// <summary>A change of sRGB by so much leaves nothing of what lay beyond sRGB.</summary>
    private const float WholeChange = 1f / 8;

    private readonly CodeMatrix _matrix = new(frame.Format, frame.Colours);

    public Planes Read(Region region) => Read(new CodeRows<TSample>(frame, region), region);

    public Planes ReadReduced(Region squares, int shift) => Read(new ReducedRows<TSample>(frame, squares, shift), squares);

    public void Write(Region region, Planes planes, Plane mask)
    {
        CodeRows<TSample> rows = new(frame, region);
        ChromaChange<TSample> chroma = new(frame, region, _matrix.MostCode);
        float[][] spare = [.. Enumerable.Range(0, 4).Select(_ => new float[region.Width + Count])];
        for (int y = 0; y < region.Height; y++)
        {
            int row = region.Y + y;
            rows.MoveTo(row);
            WriteRow(
                rows,
                Whole(planes.Red, y, spare[0]), Whole(planes.Green, y, spare[1]), Whole(planes.Blue, y, spare[2]),
                Whole(mask, y, spare[3]),
                chroma.Row(row, 0), chroma.Row(row, 1), chroma.Row(row, 2));
            SampleRow.Store(rows[0], frame.Grid<TSample>(0).Row(row).Slice(region.X, region.Width), _matrix.MostCode);
            chroma.Apply(row);
        }
    }

    private Planes Read(ICodeRows rows, Region region)
    {
        Planes planes = Planes.Uninitialized(region.Size);
        for (int y = 0; y < region.Height; y++)
        {
            rows.MoveTo(region.Y + y);
            ReadRow(rows, planes.Red.Row(y), planes.Green.Row(y), planes.Blue.Row(y));
        }

        return planes;
    }

    private void ReadRow(ICodeRows rows, Span<float> toRed, Span<float> toGreen, Span<float> toBlue)
    {
        ref float first = ref rows[0][0];
        ref float second = ref rows[1][0];
        ref float third = ref rows[2][0];
        for (int x = 0; x < toRed.Length; x += Count)
        {
            Vector256<float> red = Vector256.LoadUnsafe(ref first, (nuint)x);
            Vector256<float> green = Vector256.LoadUnsafe(ref second, (nuint)x);
            Vector256<float> blue = Vector256.LoadUnsafe(ref third, (nuint)x);
            _matrix.ToRgb(ref red, ref green, ref blue);
            curve.ToSrgb(ref red, ref green, ref blue);
            Gather.Store(red, toRed[x..]);
            Gather.Store(green, toGreen[x..]);
            Gather.Store(blue, toBlue[x..]);
        }
    }

    /// <summary>Replaces the row's codes of the first plane; says how those of the others should change.</summary>
    private void WriteRow(
        CodeRows<TSample> rows,
        ReadOnlySpan<float> fromRed, ReadOnlySpan<float> fromGreen, ReadOnlySpan<float> fromBlue,
        ReadOnlySpan<float> mask,
        Span<float> masked, Span<float> secondChange, Span<float> thirdChange)
    {
        ref float first = ref rows[0][0];
        ref float second = ref rows[1][0];
        ref float third = ref rows[2][0];
        ref float toMasked = ref masked[0];
        ref float toSecond = ref secondChange[0];
        ref float toThird = ref thirdChange[0];
        int width = rows.Width;
        for (int x = 0; x < width; x += Count)
        {
            nuint at = (nuint)x;
            Vector256<float> isMasked = Vector256.GreaterThan(Load(mask, at), Vector256<float>.Zero) & IsBefore(width - x);
            (isMasked & Vector256<float>.One).StoreUnsafe(ref toMasked, at);
            if (isMasked == Vector256<float>.Zero)
            {
                Vector256<float>.Zero.StoreUnsafe(ref toSecond, at);
                Vector256<float>.Zero.StoreUnsafe(ref toThird, at);
                continue;
            }

            Vector256<float> a = Vector256.LoadUnsafe(ref first, at);
            Vector256<float> b = Vector256.LoadUnsafe(ref second, at);
            Vector256<float> c = Vector256.LoadUnsafe(ref third, at);
            (Vector256<float> stored, Vector256<float> storedSecond, Vector256<float> storedThird) = (a, b, c);
            Vector256<float> isChanged = isMasked & Change(ref a, ref b, ref c, Load(fromRed, at), Load(fromGreen, at), Load(fromBlue, at));
            Vector256.ConditionalSelect(isChanged, a, stored).StoreUnsafe(ref first, at);
            ((b - storedSecond) & isChanged).StoreUnsafe(ref toSecond, at);
            ((c - storedThird) & isChanged).StoreUnsafe(ref toThird, at);
        }
    }

    /// <summary>Replaces codes by those of a colour. As far as that is the colour which is there, what lies beyond sRGB stays:
    /// highlights and pure colours fade where a swap's edge fades, instead of breaking off.</summary>
    /// <returns>All bits set where the colour is another.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Change(
        ref Vector256<float> a, ref Vector256<float> b, ref Vector256<float> c,
        Vector256<float> red, Vector256<float> green, Vector256<float> blue)
    {
        SdrCurve.Clamp(ref red, ref green, ref blue);
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

    private static Vector256<float> IsBefore(int lane) =>
        Vector256.LessThan(Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7), Vector256.Create(lane)).AsSingle();

    private static Vector256<float> Load(ReadOnlySpan<float> row, nuint x) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(row), x);

    /// <summary>A row that goes on with anything up to a multiple of eight.</summary>
    private static ReadOnlySpan<float> Whole(Plane plane, int y, float[] spare)
    {
        int start = y * plane.Width;
        int length = (plane.Width + Count - 1) / Count * Count;
        if (start + length <= plane.Samples.Length)
        {
            return plane.Samples.AsSpan(start, length);
        }

        plane.Row(y).CopyTo(spare);
        return spare.AsSpan(0, length);
    }
}
