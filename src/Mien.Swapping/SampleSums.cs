using System.Numerics;

namespace Mien.Swapping;

/// <summary>Sums and differences of samples that lie side by side, as many at once as the processor takes.</summary>
internal static class SampleSums
{
    /// <param name="sums">As many as the others; may be one of them.</param>
    public static void Add(ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> sums)
    {
        int i = 0;
        for (; i <= sums.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(first[i..]) + new Vector<float>(second[i..])).CopyTo(sums[i..]);
        }

        for (; i < sums.Length; i++)
        {
            sums[i] = first[i] + second[i];
        }
    }

    /// <param name="differences">As many as the others; may be one of them.</param>
    public static void Subtract(ReadOnlySpan<float> from, ReadOnlySpan<float> taken, Span<float> differences)
    {
        int i = 0;
        for (; i <= differences.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(from[i..]) - new Vector<float>(taken[i..])).CopyTo(differences[i..]);
        }

        for (; i < differences.Length; i++)
        {
            differences[i] = from[i] - taken[i];
        }
    }
}
