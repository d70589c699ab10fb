using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mien.Video.Frames;

/// <summary>Carries eight neighbouring samples of 8 or 16 bits between a row and floats; at a row's end those that there are.</summary>
internal static class SampleRow
{
    private const int Count = 8;

    /// <typeparam name="TSample">byte or ushort.</typeparam>
    /// <returns>0 behind the row's end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load<TSample>(ReadOnlySpan<TSample> row, int x)
        where TSample : unmanaged => x <= row.Length - Count
        ? Widen(ref Unsafe.Add(ref MemoryMarshal.GetReference(row), x))
        : LoadRest(row[x..]);

    /// <param name="codes">Not below 0 nor above the sample's range; rounded.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TSample>(Vector256<float> codes, Span<TSample> row, int x)
        where TSample : unmanaged
    {
        Vector256<int> rounded = Vector256.ConvertToInt32Native(codes + Vector256.Create(0.5f));
        Vector128<ushort> words = Vector128.Narrow(rounded.GetLower().AsUInt32(), rounded.GetUpper().AsUInt32());
        if (x > row.Length - Count)
        {
            StoreRest(words, row[x..]);
        }
        else if (typeof(TSample) == typeof(byte))
        {
            ulong bytes = Vector128.Narrow(words, words).AsUInt64().ToScalar();
            Unsafe.WriteUnaligned(ref Unsafe.As<TSample, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(row), x)), bytes);
        }
        else
        {
            words.StoreUnsafe(ref Unsafe.As<TSample, ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(row), x)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Widen<TSample>(ref TSample first)
        where TSample : unmanaged
    {
        Vector128<ushort> words = typeof(TSample) == typeof(byte)
            ? Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<TSample, byte>(ref first))).AsByte())
            : Vector128.LoadUnsafe(ref Unsafe.As<TSample, ushort>(ref first));
        return Vector256.ConvertToSingle(Avx2.IsSupported
            ? Avx2.ConvertToVector256Int32(words)
            : Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32());
    }

    private static Vector256<float> LoadRest<TSample>(ReadOnlySpan<TSample> rest)
        where TSample : unmanaged
    {
        Span<TSample> lanes = stackalloc TSample[Count];
        lanes.Clear();
        rest.CopyTo(lanes);
        return Widen(ref lanes[0]);
    }

    private static void StoreRest<TSample>(Vector128<ushort> words, Span<TSample> rest)
        where TSample : unmanaged
    {
        for (int lane = 0; lane < rest.Length; lane++)
        {
            ushort word = words[lane];
            rest[lane] = typeof(TSample) == typeof(byte) ? Unsafe.BitCast<byte, TSample>((byte)word) : Unsafe.BitCast<ushort, TSample>(word);
        }
    }
}
