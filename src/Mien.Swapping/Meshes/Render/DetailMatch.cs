using Mien.Imaging.Colour;
using Mien.Imaging.Filters;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Render;

/// <summary>Gives the rendered face the target photo's sharpness and grain, so that it does not look pasted: a sharp source in a soft
/// photo is blurred, a clean one in a noisy photo gets noise.</summary>
internal static class DetailMatch
{
    private static readonly float[] s_sigmasPx = [0, 0.35f, 0.5f, 0.7f, 0.9f, 1.2f, 1.6f, 2.1f, 2.8f, 3.7f];

    /// <summary>A face this much finer than its surroundings is not noticed.</summary>
    private const float Tolerance = 1.02f;

    /// <summary>For targets far out of focus: the share of fine details in all tells strong blurs apart no more, only how weak the fine ones are.</summary>
    private static readonly float[] s_strongSigmasPx = [2.8f, 3.7f, 5, 7, 10, 14, 20];

    /// <summary>A target is far out of focus when its strongest fine steps are weaker than this part of the face's own.</summary>
    private const float LeastContrast = 0.45f;

    /// <param name="rendered">sRGB-encoded, the region's size.</param>
    /// <param name="target">The target's own pixels, sRGB-encoded.</param>
    /// <param name="mask">Where both are compared, 0 … 1.</param>
    public static Detail Measure(Planes rendered, Planes target, Plane mask, int workers = 1)
    {
        Plane targetLuma = Luma.OfEncoded(target, workers);
        float targetNoise = NoiseLevel.Estimate(targetLuma, mask);
        Plane luma = Luma.OfEncoded(rendered, workers);
        float blurPx = MatchingBlur(luma, targetLuma, targetNoise, mask, workers);
        Planes matched = blurPx > 0 ? GaussianBlur.Apply(rendered, blurPx, workers) : rendered;
        Grain there = Grain.Of(matched, NoiseLevel.Estimate(Luma.OfEncoded(matched, workers), mask), mask);
        return new(blurPx, Grain.Of(target, targetNoise, mask).Without(there));
    }

    /// <summary>Fineness of the target, noise included, from every fourth row: tells changes, not values.</summary>
    public static float QuickFineness(Planes target, Plane mask) => Fineness(target.Green, mask, noise: 0, rowStep: 4);

    private static float MatchingBlur(Plane luma, Plane target, float noise, Plane mask, int workers)
    {
        float fineness = Fineness(target, mask, noise, out float wanted);
        Fineness(luma, mask, noise: 0, out float own);
        return wanted > LeastContrast * own
            ? MatchingBlur(luma, Tolerance * fineness, mask, workers)
            : s_strongSigmasPx.FirstOrDefault(sigma => ContrastAt(sigma) <= Tolerance * wanted, s_strongSigmasPx[^1]);

        float ContrastAt(float sigma)
        {
            Fineness(GaussianBlur.Apply(luma, sigma, workers), mask, noise: 0, out float contrast);
            return contrast;
        }
    }

    /// <summary>The blur that makes the face no finer than wanted: the step is found by halving, the place within it by its ends.</summary>
    private static float MatchingBlur(Plane luma, float wanted, Plane mask, int workers)
    {
        int low = 0;
        int high = s_sigmasPx.Length - 1;
        float[] finenesses = new float[s_sigmasPx.Length];
        while (low < high)
        {
            int middle = (low + high) / 2;
            Plane blurred = GaussianBlur.Apply(luma, s_sigmasPx[middle], workers);
            finenesses[middle] = Fineness(blurred, mask, NoiseLevel.Estimate(blurred, mask));
            (low, high) = finenesses[middle] <= wanted ? (low, middle) : (middle + 1, high);
        }

        if (low == 0 || finenesses[low] == 0)
        {
            return s_sigmasPx[low]; // as it is, or never soft enough
        }

        float part = (finenesses[low - 1] - wanted) / (finenesses[low - 1] - finenesses[low]);
        return s_sigmasPx[low - 1] + (part * (s_sigmasPx[low] - s_sigmasPx[low - 1]));
    }

    /// <summary>Share of the finest details in all details: energy of steps over one pixel against steps over four, with the energy of
    /// noise taken out. It depends on focus and enlargement, hardly on what is shown.</summary>
    private static float Fineness(Plane luma, Plane mask, float noise, int rowStep = 1) => Fineness(luma, mask, noise, out _, rowStep);

    /// <param name="contrast">Of steps over one pixel, the strongest above all: smooth skin has few, and is no blur as long as lids and lips are sharp.</param>
    private static float Fineness(Plane luma, Plane mask, float noise, out float contrast, int rowStep = 1)
    {
        double fine = 0;
        double fourth = 0;
        double coarse = 0;
        double noiseEnergy = 2.0 * noise * noise;
        double count = 0;
        int width = luma.Width;
        for (int y = 0; y < luma.Height - 4; y += rowStep)
        {
            int row = y * width;
            for (int x = 0; x < width - 4; x++)
            {
                int i = row + x;
                float weight = mask.Samples[i];
                if (weight < 0.5f)
                {
                    continue;
                }

                float here = luma.Samples[i];
                float right = Square(luma.Samples[i + 1] - here);
                float below = Square(luma.Samples[i + width] - here);
                fine += right + below;
                fourth += Square(right) + Square(below);
                coarse += Square(luma.Samples[i + 4] - here) + Square(luma.Samples[i + (4 * width)] - here);
                count += 2;
            }
        }

        contrast = (float)Math.Sqrt(fourth / Math.Max(fine, 1e-12));
        fine = Math.Max(fine - (noiseEnergy * count), 0.02 * fine);
        coarse = Math.Max(coarse - (noiseEnergy * count), 0.02 * coarse);
        return (float)Math.Sqrt(fine / Math.Max(coarse, 1e-9));
    }

    private static float Square(float value) => value * value;
}
