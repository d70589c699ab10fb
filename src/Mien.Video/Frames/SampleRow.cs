using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mien.Video.Frames;

/// <summary>Carries rows between samples of 8 or 16 bits (byte or ushort) and floats, eight at a time.</summary>
internal static class SampleRow
{
    private const int Count = 8;

    /// <summary>Reads a row as it is.</summary>
    public static void Load<TSample>(ReadOnlySpan<TSample> row, Span<float> codes)
        where TSample : unmanaged
    {
        ref TSample from = ref MemoryMarshal.GetReference(row);
        ref float to = ref MemoryMarshal.GetReference(codes);
        int x = 0;
        for (; x <= row.Length - Count; x += Count)
        {
            Widen(ref Unsafe.Add(ref from, x)).StoreUnsafe(ref to, (nuint)x);
        }

        for (; x < row.Length; x++)
        {
            codes[x] = ToInt(row[x]);
        }
    }

    /// <summary>Reads one row with a share of another, of the same length, mixed in.</summary>
    /// <param name="secondShare">0 … 1.</param>
    public static void Mix<TSample>(ReadOnlySpan<TSample> first, ReadOnlySpan<TSample> second, float secondShare, Span<float> mixed)
        where TSample : unmanaged
    {
        ref TSample a = ref MemoryMarshal.GetReference(first);
        ref TSample b = ref MemoryMarshal.GetReference(second);
        ref float to = ref MemoryMarshal.GetReference(mixed);
        Vector256<float> share = Vector256.Create(secondShare);
        int x = 0;
        for (; x <= first.Length - Count; x += Count)
        {
            Mix(Widen(ref Unsafe.Add(ref a, x)), Widen(ref Unsafe.Add(ref b, x)), share).StoreUnsafe(ref to, (nuint)x);
        }

        for (; x < first.Length; x++)
        {
            mixed[x] = Mix(Vector256.Create((float)ToInt(first[x])), Vector256.Create((float)ToInt(second[x])), share)[0];
        }
    }

    /// <summary>Adds a row's samples to sums.</summary>
    public static void AddTo<TSample>(Span<float> sums, ReadOnlySpan<TSample> row)
        where TSample : unmanaged
    {
        ref TSample from = ref MemoryMarshal.GetReference(row);
        ref float to = ref MemoryMarshal.GetReference(sums);
        int x = 0;
        for (; x <= row.Length - Count; x += Count)
        {
            (Vector256.LoadUnsafe(ref to, (nuint)x) + Widen(ref Unsafe.Add(ref from, x))).StoreUnsafe(ref to, (nuint)x);
        }

        for (; x < row.Length; x++)
        {
            sums[x] += ToInt(row[x]);
        }
    }

    /// <summary>Stores codes rounded, and clamped to 0 … <paramref name="mostCode"/>.</summary>
    public static void Store<TSample>(ReadOnlySpan<float> codes, Span<TSample> row, float mostCode)
        where TSample : unmanaged
    {
        ref float from = ref MemoryMarshal.GetReference(codes);
        ref TSample to = ref MemoryMarshal.GetReference(row);
        Vector256<float> most = Vector256.Create(mostCode);
        int x = 0;
        for (; x <= row.Length - Count; x += Count)
        {
            Narrow(Vector256.LoadUnsafe(ref from, (nuint)x), most, ref Unsafe.Add(ref to, x));
        }

        for (; x < row.Length; x++)
        {
            row[x] = FromCode<TSample>(codes[x], mostCode);
        }
    }

    /// <summary>Changes samples by so many codes, rounded and clamped.</summary>
    public static void Add<TSample>(ReadOnlySpan<float> change, Span<TSample> row, float mostCode)
        where TSample : unmanaged
    {
        ref float from = ref MemoryMarshal.GetReference(change);
        ref TSample to = ref MemoryMarshal.GetReference(row);
        Vector256<float> most = Vector256.Create(mostCode);
        int x = 0;
        for (; x <= row.Length - Count; x += Count)
        {
            ref TSample at = ref Unsafe.Add(ref to, x);
            Narrow(Widen(ref at) + Vector256.LoadUnsafe(ref from, (nuint)x), most, ref at);
        }

        for (; x < row.Length; x++)
        {
            row[x] = FromCode<TSample>(ToInt(row[x]) + change[x], mostCode);
        }
    }

    private static Vector256<float> Mix(Vector256<float> first, Vector256<float> second, Vector256<float> share) =>
        Vector256.MultiplyAddEstimate(second - first, share, first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Widen<TSample>(ref TSample first)
        where TSample : unmanaged
    {
        Vector128<ushort> words = typeof(TSample) == typeof(byte)
            ? Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref First(ref first))).AsByte())
            : Vector128.LoadUnsafe(ref Unsafe.As<TSample, ushort>(ref first));
        return Vector256.ConvertToSingle(Avx2.IsSupported
            ? Avx2.ConvertToVector256Int32(words)
            : Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Narrow<TSample>(Vector256<float> codes, Vector256<float> most, ref TSample to)
        where TSample : unmanaged
    {
        Vector256<float> clamped = Vector256.MinNative(Vector256.MaxNative(codes, Vector256<float>.Zero), most);
        Vector256<uint> rounded = Vector256.ConvertToInt32Native(clamped + Vector256.Create(0.5f)).AsUInt32();
        Vector128<ushort> words = Vector128.Narrow(rounded.GetLower(), rounded.GetUpper());
        if (typeof(TSample) == typeof(byte))
        {
            Unsafe.WriteUnaligned(ref First(ref to), Vector128.Narrow(words, words).AsUInt64().ToScalar());
        }
        else
        {
            words.StoreUnsafe(ref Unsafe.As<TSample, ushort>(ref to));
        }
    }

    private static ref byte First<TSample>(ref TSample sample)
        where TSample : unmanaged => ref Unsafe.As<TSample, byte>(ref sample);

    private static int ToInt<TSample>(TSample sample)
        where TSample : unmanaged =>
        typeof(TSample) == typeof(byte) ? Unsafe.BitCast<TSample, byte>(sample) : Unsafe.BitCast<TSample, ushort>(sample);

    private static TSample FromCode<TSample>(float code, float mostCode)
        where TSample : unmanaged
    {
        int rounded = (int)(Math.Clamp(code, 0, mostCode) + 0.5f);
        return typeof(TSample) == typeof(byte)
            ? Unsafe.BitCast<byte, TSample>((byte)rounded)
            : Unsafe.BitCast<ushort, TSample>((ushort)rounded);
    }
}
