using Mien.Imaging.Pixels;

namespace Mien.Imaging.Filters;

/// <summary>How noisy a photo is.</summary>
public static class NoiseLevel
{
    /// <summary>Fewer samples than this tell nothing.</summary>
    public const int FewestSamples = 50;

    // The operator [1 −2 1]ᵀ[1 −2 1] has a norm of 6; 3 of 10 normal deviates lie within 0.38532 deviations.
    private const double Gain = 6;
    private const double Share = 0.3;
    private const double DeviatesWithin = 0.38532;

    // Positive floats sort like their bits; the upper 16 tell them apart to within 1/128.
    private const int BinShift = 16;
    private const int Bins = 0x7F80;

    /// <summary>Estimates the standard deviation of white noise from second differences (Immerkær 1996), which are blind to slopes, and
    /// from the smaller of them, which edges and hairs do not reach.</summary>
    /// <param name="luma">Any range; the result has its unit. White noise on each of three channels is 0.668 as strong in luma.</param>
    /// <param name="mask">Counts where above 0.5; the outermost samples of the picture never count.</param>
    /// <returns>0 when the mask holds fewer than <see cref="FewestSamples"/>.</returns>
    /// <remarks>Bias: fine texture counts as noise, and noise that was smoothed (by JPEG or resampling) reads too low. On noise of 0.02
    /// over waves and hard edges it reads within 5 % of the truth.</remarks>
    public static float Estimate(Plane luma, Plane mask)
    {
        PlaneMap.ThrowIfSizesDiffer(luma.Size, mask.Size);
        int[] histogram = new int[Bins];
        float[] differences = new float[luma.Width];
        int total = 0;
        for (int y = 1; y < luma.Height - 1; y++)
        {
            SecondDifference.Row(luma, y, differences);
            ReadOnlySpan<float> maskRow = mask.Row(y);
            for (int x = 1; x < differences.Length - 1; x++)
            {
                uint bits = BitConverter.SingleToUInt32Bits(differences[x]) & 0x7FFF_FFFF;
                int bin = (int)(bits >> BinShift);
                if (maskRow[x] > 0.5f && bin < Bins)
                {
                    histogram[bin]++;
                    total++;
                }
            }
        }

        return total < FewestSamples ? 0 : (float)(Quantile(histogram, Share * total) / DeviatesWithin / Gain);
    }

    private static double Quantile(ReadOnlySpan<int> histogram, double rank)
    {
        double below = 0;
        int bin = 0;
        while (below + histogram[bin] < rank)
        {
            below += histogram[bin];
            bin++;
        }

        double low = BitConverter.Int32BitsToSingle(bin << BinShift);
        double high = BitConverter.Int32BitsToSingle((bin + 1) << BinShift);
        return low + ((high - low) * (rank - below) / histogram[bin]);
    }
}
