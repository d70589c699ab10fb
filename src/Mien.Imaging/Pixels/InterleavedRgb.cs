using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mien.Imaging.Pixels;

/// <summary>Carries rows of pixels between bytes RGBRGB… and three rows of floats 0 … 1, sixteen pixels at a time.</summary>
internal static class InterleavedRgb
{
    private const int Count = 16;
    private const float Most = byte.MaxValue;

    /// <param name="rgb">Three bytes per pixel.</param>
    public static void Split(ReadOnlySpan<byte> rgb, Span<float> red, Span<float> green, Span<float> blue)
    {
        int x = 0;
        for (; x <= red.Length - Count; x += Count)
        {
            Triple bytes = Triple.Load(rgb[(x * 3)..]);
            Widen(bytes.Channel(0), red[x..]);
            Widen(bytes.Channel(1), green[x..]);
            Widen(bytes.Channel(2), blue[x..]);
        }

        for (; x < red.Length; x++)
        {
            red[x] = rgb[x * 3] * (1 / Most);
            green[x] = rgb[(x * 3) + 1] * (1 / Most);
            blue[x] = rgb[(x * 3) + 2] * (1 / Most);
        }
    }

    /// <summary>Rounds to the nearest byte; what is not a number becomes 0.</summary>
    public static void Join(ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, Span<byte> rgb)
    {
        int x = 0;
        for (; x <= red.Length - Count; x += Count)
        {
            Triple.Join(Narrow(red[x..]), Narrow(green[x..]), Narrow(blue[x..])).Store(rgb[(x * 3)..]);
        }

        JoinRest(red, green, blue, default, rgb, x);
    }

    /// <summary>The same where the mask is above 0; the other pixels stay.</summary>
    public static void Join(
        ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, ReadOnlySpan<float> mask, Span<byte> rgb)
    {
        int x = 0;
        for (; x <= red.Length - Count; x += Count)
        {
            Vector128<byte> chosen = Above0(mask[x..]);
            if (chosen == Vector128<byte>.Zero)
            {
                continue;
            }

            Span<byte> pixels = rgb[(x * 3)..];
            Triple joined = Triple.Join(Narrow(red[x..]), Narrow(green[x..]), Narrow(blue[x..]));
            Triple.Choose(Triple.Join(chosen, chosen, chosen), joined, Triple.Load(pixels)).Store(pixels);
        }

        JoinRest(red, green, blue, mask, rgb, x);
    }

    private static void JoinRest(ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue,
        ReadOnlySpan<float> mask, Span<byte> rgb, int x)
    {
        for (; x < red.Length; x++)
        {
            if (mask.IsEmpty || mask[x] > 0)
            {
                rgb[x * 3] = ToByte(red[x]);
                rgb[(x * 3) + 1] = ToByte(green[x]);
                rgb[(x * 3) + 2] = ToByte(blue[x]);
            }
        }
    }

    private static byte ToByte(float value) => (byte)((Math.Clamp(value, 0, 1) * Most) + 0.5f);

    private static void Widen(Vector128<byte> bytes, Span<float> samples)
    {
        ref float to = ref MemoryMarshal.GetReference(samples[..Count]);
        Vector256<int> low = Vector256.WidenLower(Vector256.WidenLower(bytes.ToVector256Unsafe())).AsInt32();
        Vector256<int> high = Vector256.WidenUpper(Vector256.WidenLower(bytes.ToVector256Unsafe())).AsInt32();
        (Vector256.ConvertToSingle(low) * (1 / Most)).StoreUnsafe(ref to);
        (Vector256.ConvertToSingle(high) * (1 / Most)).StoreUnsafe(ref to, Count / 2);
    }

    private static Vector128<byte> Narrow(ReadOnlySpan<float> samples)
    {
        Vector256<short> words = Vector256.Narrow(Rounded(samples), Rounded(samples[(Count / 2)..]));
        return Vector128.Narrow(words.GetLower(), words.GetUpper()).AsByte();
    }

    private static Vector256<int> Rounded(ReadOnlySpan<float> samples)
    {
        Vector256<float> value = Vector256.Create(samples);
        value = Vector256.ConditionalSelect(Vector256.Equals(value, value), value, Vector256<float>.Zero);
        value = Vector256.Min(Vector256.Max(value, Vector256<float>.Zero), Vector256<float>.One);
        return Vector256.ConvertToInt32Native((value * Most) + Vector256.Create(0.5f));
    }

    private static Vector128<byte> Above0(ReadOnlySpan<float> mask)
    {
        Vector256<int> low = Vector256.GreaterThan(Vector256.Create(mask), Vector256<float>.Zero).AsInt32();
        Vector256<int> high = Vector256.GreaterThan(Vector256.Create(mask[(Count / 2)..]), Vector256<float>.Zero).AsInt32();
        Vector256<short> words = Vector256.Narrow(low, high);
        return Vector128.Narrow(words.GetLower(), words.GetUpper()).AsByte();
    }

    /// <summary>Sixteen pixels of three bytes.</summary>
    private readonly struct Triple(Vector128<byte> first, Vector128<byte> second, Vector128<byte> third)
    {
        private readonly Vector128<byte> _first = first;
        private readonly Vector128<byte> _second = second;
        private readonly Vector128<byte> _third = third;

        public static Triple Load(ReadOnlySpan<byte> rgb) =>
            new(Vector128.Create(rgb), Vector128.Create(rgb[Count..]), Vector128.Create(rgb[(2 * Count)..]));

        public void Store(Span<byte> rgb)
        {
            _first.CopyTo(rgb);
            _second.CopyTo(rgb[Count..]);
            _third.CopyTo(rgb[(2 * Count)..]);
        }

        public static Triple Choose(Triple condition, Triple ifSet, Triple otherwise) => new(
            Vector128.ConditionalSelect(condition._first, ifSet._first, otherwise._first),
            Vector128.ConditionalSelect(condition._second, ifSet._second, otherwise._second),
            Vector128.ConditionalSelect(condition._third, ifSet._third, otherwise._third));

        // In the tables 255 stands for a byte that another register holds: a shuffle makes it 0.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<byte> Channel(int channel) => channel switch
        {
            0 => Gather(
                Vector128.Create((byte)0, 3, 6, 9, 12, 15, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255),
                Vector128.Create((byte)255, 255, 255, 255, 255, 255, 2, 5, 8, 11, 14, 255, 255, 255, 255, 255),
                Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1, 4, 7, 10, 13)),
            1 => Gather(
                Vector128.Create((byte)1, 4, 7, 10, 13, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255),
                Vector128.Create((byte)255, 255, 255, 255, 255, 0, 3, 6, 9, 12, 15, 255, 255, 255, 255, 255),
                Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 2, 5, 8, 11, 14)),
            _ => Gather(
                Vector128.Create((byte)2, 5, 8, 11, 14, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255),
                Vector128.Create((byte)255, 255, 255, 255, 255, 1, 4, 7, 10, 13, 255, 255, 255, 255, 255, 255),
                Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 3, 6, 9, 12, 15)),
        };

        public static Triple Join(Vector128<byte> red, Vector128<byte> green, Vector128<byte> blue)
        {
            return new(
                Vector128.Shuffle(red, Vector128.Create((byte)0, 255, 255, 1, 255, 255, 2, 255, 255, 3, 255, 255, 4, 255, 255, 5))
                | Vector128.Shuffle(green, Vector128.Create((byte)255, 0, 255, 255, 1, 255, 255, 2, 255, 255, 3, 255, 255, 4, 255, 255))
                | Vector128.Shuffle(blue, Vector128.Create((byte)255, 255, 0, 255, 255, 1, 255, 255, 2, 255, 255, 3, 255, 255, 4, 255)),
                Vector128.Shuffle(red, Vector128.Create((byte)255, 255, 6, 255, 255, 7, 255, 255, 8, 255, 255, 9, 255, 255, 10, 255))
                | Vector128.Shuffle(green, Vector128.Create((byte)5, 255, 255, 6, 255, 255, 7, 255, 255, 8, 255, 255, 9, 255, 255, 10))
                | Vector128.Shuffle(blue, Vector128.Create((byte)255, 5, 255, 255, 6, 255, 255, 7, 255, 255, 8, 255, 255, 9, 255, 255)),
                Vector128.Shuffle(red, Vector128.Create((byte)255, 11, 255, 255, 12, 255, 255, 13, 255, 255, 14, 255, 255, 15, 255, 255))
                | Vector128.Shuffle(green, Vector128.Create((byte)255, 255, 11, 255, 255, 12, 255, 255, 13, 255, 255, 14, 255, 255, 15, 255))
                | Vector128.Shuffle(blue, Vector128.Create((byte)10, 255, 255, 11, 255, 255, 12, 255, 255, 13, 255, 255, 14, 255, 255, 15)));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector128<byte> Gather(Vector128<byte> fromFirst, Vector128<byte> fromSecond, Vector128<byte> fromThird) =>
            Vector128.Shuffle(_first, fromFirst) | Vector128.Shuffle(_second, fromSecond) | Vector128.Shuffle(_third, fromThird);
    }
}
