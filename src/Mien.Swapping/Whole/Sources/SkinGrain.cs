using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Whole.Sources;

/// <summary>Pores and fine hairs of a person's own skin, for where all of it is made up: a network's skin is smooth, and next to one's own that shows. The evenest square of skin that was
/// seen is taken and strewn about, many times over each other, so that nothing of it is seen again (spot noise; van Wijk 1991).</summary>
internal static class SkinGrain
{
    /// <summary>Side of the square, and steps in which it is looked for, as parts of the atlas's side.</summary>
    private const float SquareShare = 0.1f, StepShare = 0.025f;

    /// <summary>All of the square was seen so surely.</summary>
    private const float LeastSeen = 0.7f;

    /// <summary>What is darker or lighter is a mole or a hair.</summary>
    private const float Most = 0.05f;

    /// <summary>Standard deviation of what is coarser than pores, as a part of the atlas's side.</summary>
    private const float FormSmoothing = 0.005f;

    private const float Little = 1e-3f;

    /// <summary>Along each side, so many squares lie over each other.</summary>
    private const int Layers = 3;

    /// <param name="light">Of one colour, linear light.</param>
    /// <param name="seen">How far it is the photo's own, 0 … 1.</param>
    /// <param name="skin">Where there is skin, 0 … 1.</param>
    /// <returns>What colours are multiplied by, of the same size; null where no square of skin was seen.</returns>
    public static Plane? Like(Plane light, Plane seen, Plane skin)
    {
        Plane detail = MaskedBlur.Apply(light, seen, FormSmoothing * light.Width, fallback: 1);
        for (int i = 0; i < detail.Samples.Length; i++)
        {
            detail.Samples[i] = (light.Samples[i] + Little) / (detail.Samples[i] + Little);
        }

        int sidePx = Math.Max(Layers, (int)(SquareShare * detail.Width)), stepPx = Math.Max(1, (int)(StepShare * detail.Width));
        Plane fit = MaskCombination.Product(seen, skin);
        (float least, int left, int top) = (float.MaxValue, 0, 0);
        for (int y = 0; y + sidePx <= detail.Height; y += stepPx)
        {
            for (int x = 0; x + sidePx <= detail.Width; x += stepPx)
            {
                if (Unevenness(detail, fit, x, y, sidePx) is float unevenness && unevenness < least)
                {
                    (least, left, top) = (unevenness, x, y);
                }
            }
        }

        return least == float.MaxValue ? null : Strewn(Cut(detail, left, top, sidePx), detail.Size);
    }

    /// <summary>The square at jittered places with changing sign; where many overlap, as strong as one.</summary>
    private static Plane Strewn(Plane square, Size size)
    {
        (Plane sum, Plane squares) = (new(size.Width, size.Height), new(size.Width, size.Height));
        Random random = new(1);
        int stepPx = Math.Max(1, square.Width / Layers);
        for (int top = -square.Width; top < size.Height; top += stepPx)
        {
            for (int left = -square.Width; left < size.Width; left += stepPx)
            {
                Lay(square, left + random.Next(stepPx), top + random.Next(stepPx), random.Next(2) == 0 ? 1 : -1, random.Next(2) == 0);
            }
        }

        for (int i = 0; i < sum.Samples.Length; i++)
        {
            sum.Samples[i] = 1 + (sum.Samples[i] / MathF.Sqrt(squares.Samples[i] + 1e-6f));
        }

        return sum;

        void Lay(Plane square, int left, int top, int sign, bool isTurned)
        {
            for (int y = Math.Max(0, -top); y < square.Height && top + y < size.Height; y++)
            {
                for (int x = Math.Max(0, -left); x < square.Width && left + x < size.Width; x++)
                {
                    float window = MathF.Sin(MathF.PI * (x + 0.5f) / square.Width) * MathF.Sin(MathF.PI * (y + 0.5f) / square.Height);
                    sum[left + x, top + y] += sign * window * square[isTurned ? square.Width - 1 - x : x, y];
                    squares[left + x, top + y] += window * window;
                }
            }
        }
    }

    /// <returns>The strongest mark over the usual strength of detail: pores are many and alike, moles and creases are not. Null where a part of the square was not seen.</returns>
    private static float? Unevenness(Plane detail, Plane fit, int left, int top, int sidePx)
    {
        const float little = 0.004f;
        (float most, float squares) = (0, 0);
        for (int y = top; y < top + sidePx; y++)
        {
            for (int x = left; x < left + sidePx; x++)
            {
                if (fit[x, y] < LeastSeen)
                {
                    return null;
                }

                float mark = MathF.Abs(detail[x, y] - 1);
                (most, squares) = (Math.Max(most, mark), squares + (mark * mark));
            }
        }

        return most / ((MathF.Sqrt(squares) / sidePx) + little);
    }

    private static Plane Cut(Plane detail, int left, int top, int sidePx)
    {
        Plane square = new(sidePx, sidePx);
        for (int y = 0; y < sidePx; y++)
        {
            for (int x = 0; x < sidePx; x++)
            {
                square[x, y] = Math.Clamp(detail[left + x, top + y] - 1, -Most, Most);
            }
        }

        float mean = square.Samples.Average();
        foreach (ref float sample in square.Samples.AsSpan())
        {
            sample -= mean;
        }

        return square;
    }
}
