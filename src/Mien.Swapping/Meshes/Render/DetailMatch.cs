using Mien.Imaging.Colour;
using Mien.Imaging.Filters;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Render;

/// <summary>Gives the rendered face the target photo's sharpness and grain, so that it does not look pasted: a sharp source in a soft
/// photo is blurred, a clean one in a noisy photo gets noise.</summary>
internal static class DetailMatch
{
    /// <summary>From the first on, in px, a blur is strong; and the blurs that are tried then.</summary>
    private const float StrongPx = 3.5f;

    private static readonly float[] s_strongSigmasPx = [2.8f, 3.7f, 5, 7, 10, 14, 20];

    /// <summary>From this part of its length on a blur is as wide as it is long: out of focus, not in motion.</summary>
    private const float Round = 0.6f;

    /// <summary>A face of this much more contrast than its surroundings is not noticed.</summary>
    private const float Tolerance = 1.02f;

    /// <param name="rendered">sRGB-encoded, the region's size.</param>
    /// <param name="target">The target's own pixels, sRGB-encoded.</param>
    /// <param name="mask">Where both are compared, 0 … 1.</param>
    public static Detail Measure(Planes rendered, Planes target, Plane mask, int workers = 1)
    {
        Plane targetLuma = Luma.OfEncoded(target, workers);
        float targetNoise = NoiseLevel.Estimate(targetLuma, mask);
        Plane luma = Luma.OfEncoded(rendered, workers);
        SoftBlur blur = EdgeSoftness.Measure(targetLuma, mask, targetNoise, workers)
            .Beyond(EdgeSoftness.Measure(luma, mask, NoiseLevel.Estimate(luma, mask), workers));
        blur = Surely(blur, luma, targetLuma, mask, workers);
        Planes matched = blur.Apply(rendered, workers);
        Grain there = Grain.Of(matched, NoiseLevel.Estimate(Luma.OfEncoded(matched, workers), mask), mask);
        return new(blur, Grain.Of(target, targetNoise, mask).Without(there));
    }

    /// <summary>Lids and lips that are narrower than a strong blur have no edges left that could tell it: their contrast does.</summary>
    private static SoftBlur Surely(SoftBlur blur, Plane luma, Plane target, Plane mask, int workers)
    {
        (float along, float across, _) = blur.Axes;
        if (along <= StrongPx || across <= Round * along)
        {
            return blur;
        }

        float wanted = Tolerance * Contrast(target, mask);
        return SoftBlur.Round(s_strongSigmasPx.FirstOrDefault(sigma => Contrast(GaussianBlur.Apply(luma, sigma, workers), mask) <= wanted, s_strongSigmasPx[^1]));
    }

    /// <summary>Of steps over one pixel, the strongest above all: smooth skin has few, and is no blur as long as lids and lips are sharp.</summary>
    private static float Contrast(Plane plane, Plane mask)
    {
        (double second, double fourth) = (0, 0);
        for (int y = 0; y < plane.Height - 1; y++)
        {
            for (int x = 0; x < plane.Width - 1; x++)
            {
                if (mask[x, y] >= 0.5f)
                {
                    (float across, float down) = (Square(plane[x + 1, y] - plane[x, y]), Square(plane[x, y + 1] - plane[x, y]));
                    second += across + down;
                    fourth += Square(across) + Square(down);
                }
            }
        }

        return (float)Math.Sqrt(fourth / Math.Max(second, 1e-12));
    }

    /// <summary>Share of the finest details in all details, noise included, from every fourth row: tells changes, not values.</summary>
    public static float QuickFineness(Planes target, Plane mask)
    {
        (double fine, double coarse) = (0, 0);
        Plane plane = target.Green;
        for (int y = 0; y < plane.Height - 4; y += 4)
        {
            for (int x = 0; x < plane.Width - 4; x++)
            {
                if (mask[x, y] >= 0.5f)
                {
                    fine += Square(plane[x + 1, y] - plane[x, y]) + Square(plane[x, y + 1] - plane[x, y]);
                    coarse += Square(plane[x + 4, y] - plane[x, y]) + Square(plane[x, y + 4] - plane[x, y]);
                }
            }
        }

        return (float)Math.Sqrt(fine / Math.Max(coarse, 1e-9));
    }

    private static float Square(float value) => value * value;
}
