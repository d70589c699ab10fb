using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;

namespace Mien.Imaging.Pixels;

/// <summary>Runs maps that look at one place of a picture at a time over whole planes, eight samples at once.</summary>
internal static class PlaneMap
{
    private const int Count = 8;

    public static Plane Run<TMap>(TMap map, Plane first, int workers)
        where TMap : struct, ISampleMap => Run(map, first, first, first, workers);

    public static Plane Run<TMap>(TMap map, Plane first, Plane second, int workers)
        where TMap : struct, ISampleMap => Run(map, first, second, second, workers);

    public static Plane Run<TMap>(TMap map, Plane first, Plane second, Plane third, int workers)
        where TMap : struct, ISampleMap
    {
        Plane result = Plane.Uninitialized(first.Size);
        RunInto(map, first, second, third, result, workers);
        return result;
    }

    /// <param name="result">May be one of the sources.</param>
    public static void RunInto<TMap>(TMap map, Plane first, Plane second, Plane third, Plane result, int workers)
        where TMap : struct, ISampleMap
    {
        ThrowIfSizesDiffer(first.Size, second.Size);
        ThrowIfSizesDiffer(first.Size, third.Size);
        RowBands.Run(first.Height, workers, (firstRow, endRow) =>
        {
            int i = firstRow * first.Width;
            int end = endRow * first.Width;
            ref float a = ref MemoryMarshal.GetArrayDataReference(first.Samples);
            ref float b = ref MemoryMarshal.GetArrayDataReference(second.Samples);
            ref float c = ref MemoryMarshal.GetArrayDataReference(third.Samples);
            ref float to = ref MemoryMarshal.GetArrayDataReference(result.Samples);
            for (; i <= end - Count; i += Count)
            {
                map.Apply(Load(ref a, i), Load(ref b, i), Load(ref c, i)).StoreUnsafe(ref to, (nuint)i);
            }

            if (i < end)
            {
                int rest = end - i;
                Store(map.Apply(Rest(first, i, rest), Rest(second, i, rest), Rest(third, i, rest)), result, i, rest);
            }
        });
    }

    public static Planes Run<TMap>(TMap map, Planes source, int workers)
        where TMap : struct, IColourMap
    {
        Planes result = Planes.Uninitialized(source.Size);
        RowBands.Run(source.Height, workers, (firstRow, endRow) =>
        {
            int i = firstRow * source.Width;
            int end = endRow * source.Width;
            for (; i <= end - Count; i += Count)
            {
                Vector256<float> a = Load(ref MemoryMarshal.GetArrayDataReference(source.Red.Samples), i);
                Vector256<float> b = Load(ref MemoryMarshal.GetArrayDataReference(source.Green.Samples), i);
                Vector256<float> c = Load(ref MemoryMarshal.GetArrayDataReference(source.Blue.Samples), i);
                map.Apply(ref a, ref b, ref c);
                a.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(result.Red.Samples), (nuint)i);
                b.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(result.Green.Samples), (nuint)i);
                c.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(result.Blue.Samples), (nuint)i);
            }

            if (i < end)
            {
                int rest = end - i;
                Vector256<float> a = Rest(source.Red, i, rest);
                Vector256<float> b = Rest(source.Green, i, rest);
                Vector256<float> c = Rest(source.Blue, i, rest);
                map.Apply(ref a, ref b, ref c);
                Store(a, result.Red, i, rest);
                Store(b, result.Green, i, rest);
                Store(c, result.Blue, i, rest);
            }
        });
        return result;
    }

    public static void ThrowIfSizesDiffer(Size expected, Size actual)
    {
        if (expected != actual)
        {
            throw new ArgumentException($"Planes differ in size: {expected} and {actual}.");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(ref float from, int i) => Vector256.LoadUnsafe(ref from, (nuint)i);

    /// <summary>The last samples of a band, the lanes behind them 0.</summary>
    private static Vector256<float> Rest(Plane plane, int start, int count)
    {
        Span<float> lanes = stackalloc float[Count];
        lanes.Clear();
        plane.Samples.AsSpan(start, count).CopyTo(lanes);
        return Vector256.Create(lanes);
    }

    private static void Store(Vector256<float> value, Plane plane, int start, int count)
    {
        Span<float> lanes = stackalloc float[Count];
        value.CopyTo(lanes);
        lanes[..count].CopyTo(plane.Samples.AsSpan(start, count));
    }
}
