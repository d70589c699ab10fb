using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Swapping.Meshes.Atlas;

/// <summary>A weighted mean of atlases, collected one after the other.</summary>
internal sealed class AtlasSum(int sizePx)
{
    private readonly Planes _sum = new(sizePx, sizePx);
    private readonly Plane _weight = new(sizePx, sizePx);

    /// <param name="colour">Linear light, [S, S].</param>
    /// <param name="factor">What the colour is multiplied by, small atlas.</param>
    /// <param name="weight">How much it counts, small atlas.</param>
    public void Add(Planes colour, Planes factor, Plane weight)
    {
        Size size = new(sizePx, sizePx);
        Plane largeWeight = Resampler.Resize(weight, size, ResampleFilter.Triangle);
        Planes largeFactor = Resampler.Resize(factor, size, ResampleFilter.Triangle);
        for (int i = 0; i < _weight.Samples.Length; i++)
        {
            _weight.Samples[i] += largeWeight.Samples[i];
        }

        for (int channel = 0; channel < 3; channel++)
        {
            float[] sum = _sum[channel].Samples;
            float[] values = colour[channel].Samples;
            float[] factors = largeFactor[channel].Samples;
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += values[i] * factors[i] * largeWeight.Samples[i];
            }
        }
    }

    /// <param name="elsewhere">What stands where nothing was added, [S, S].</param>
    public Planes Mean(Planes elsewhere)
    {
        const float Little = 1e-3f;
        for (int channel = 0; channel < 3; channel++)
        {
            float[] sum = _sum[channel].Samples;
            float[] fallback = elsewhere[channel].Samples;
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] = (sum[i] + (Little * fallback[i])) / (_weight.Samples[i] + Little);
            }
        }

        return _sum;
    }
}
