using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Whole.Sources;

/// <summary>Pores and fine hairs of a person's own skin, laid where all of it is made up: a network's skin is smooth, and next to one's own that shows. The evenest square of skin that was
/// seen is taken, and repeated mirrored, so that it has no seams.</summary>
internal sealed class SkinGrain
{
    /// <summary>Side of the square, and steps in which it is looked for, as parts of the atlas's side.</summary>
    private const float SquareShare = 0.1f, StepShare = 0.025f;

    /// <summary>All of the square was seen so surely.</summary>
    private const float LeastSeen = 0.7f;

    /// <summary>Bounds of the grain's brightness over that around it: what is darker or lighter is a mole or a hair that nobody wants to see again and again.</summary>
    private const float Darkest = 0.93f, Brightest = 1.07f;

    private readonly Plane _square;

    private SkinGrain(Plane square) => _square = square;

    /// <param name="detail">How much lighter each texel is than what is around it.</param>
    /// <param name="seen">How far it is the photo's own, 0 … 1.</param>
    /// <param name="skin">Where there is skin, 0 … 1.</param>
    /// <returns>Null where no square of skin was seen.</returns>
    public static SkinGrain? In(Plane detail, Plane seen, Plane skin)
    {
        int sidePx = (int)(SquareShare * detail.Width), stepPx = Math.Max(1, (int)(StepShare * detail.Width));
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

        return least == float.MaxValue ? null : new(Cut(detail, left, top, sidePx));
    }

    /// <summary>What the colour of a texel is multiplied by.</summary>
    public float At(int x, int y) => _square[Folded(x), Folded(y)];

    private int Folded(int at)
    {
        int within = at % (2 * _square.Width);
        return within < _square.Width ? within : (2 * _square.Width) - 1 - within;
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
                square[x, y] = Math.Clamp(detail[left + x, top + y], Darkest, Brightest);
            }
        }

        float mean = square.Samples.Average();
        foreach (ref float sample in square.Samples.AsSpan())
        {
            sample /= mean;
        }

        return square;
    }
}
