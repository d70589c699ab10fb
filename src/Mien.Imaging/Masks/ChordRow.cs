using System.Numerics;

namespace Mien.Imaging.Masks;

/// <summary>The extrema of one row of samples over windows that are widened step by step.</summary>
internal sealed class ChordRow<TExtremum>
    where TExtremum : struct, IExtremum
{
    private readonly int _width;
    private readonly int _reach;
    private readonly float[][] _padded;
    private int _half;

    /// <param name="reach">Largest half width of a window.</param>
    public ChordRow(int width, int reach)
    {
        _width = width;
        _reach = reach;
        _padded = [new float[width + (2 * reach)], new float[width + (2 * reach)]];
        Array.Fill(_padded[1], TExtremum.Nothing);
    }

    /// <summary>Extrema over the window, one per sample.</summary>
    public ReadOnlySpan<float> Samples => _padded[0].AsSpan(_reach, _width);

    public void Load(ReadOnlySpan<float> row)
    {
        float[] padded = _padded[0];
        padded.AsSpan(0, _reach).Fill(TExtremum.Nothing);
        padded.AsSpan(_reach + _width).Fill(TExtremum.Nothing);
        row.CopyTo(padded.AsSpan(_reach));
        _half = 0;
    }

    /// <param name="half">Samples on each side, no fewer than before.</param>
    public void Widen(int half)
    {
        while (_half < half)
        {
            // Two windows side by side make one; they must touch.
            int step = Math.Min(half - _half, Math.Max(1, _half));
            Step(_padded[0], _padded[1], step, keepCentre: _half == 0);
            (_padded[0], _padded[1]) = (_padded[1], _padded[0]);
            _half += step;
        }
    }

    /// <summary>Takes samples into a row of extrema.</summary>
    public static void Join(ReadOnlySpan<float> samples, Span<float> extrema)
    {
        int x = 0;
        for (; x <= extrema.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            TExtremum.Of(new Vector<float>(samples[x..]), new Vector<float>(extrema[x..])).CopyTo(extrema[x..]);
        }

        for (; x < extrema.Length; x++)
        {
            extrema[x] = TExtremum.Of(samples[x], extrema[x]);
        }
    }

    private static void Step(ReadOnlySpan<float> from, Span<float> to, int step, bool keepCentre)
    {
        // Near the ends one of the two windows has left the row.
        int length = from.Length;
        int start = Math.Min(step, length);
        int end = Math.Max(start, length - step);
        for (int x = 0; x < start; x++)
        {
            to[x] = End(from, x, step);
        }

        int i = start;
        for (; i <= end - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> both = TExtremum.Of(new Vector<float>(from[(i - step)..]), new Vector<float>(from[(i + step)..]));
            (keepCentre ? TExtremum.Of(both, new Vector<float>(from[i..])) : both).CopyTo(to[i..]);
        }

        for (; i < length; i++)
        {
            to[i] = End(from, i, step);
        }
    }

    private static float End(ReadOnlySpan<float> from, int x, int step)
    {
        float value = from[x];
        value = x >= step ? TExtremum.Of(value, from[x - step]) : value;
        return x + step < from.Length ? TExtremum.Of(value, from[x + step]) : value;
    }
}
