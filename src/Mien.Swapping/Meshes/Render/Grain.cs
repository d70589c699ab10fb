using Mien.Imaging.Filters;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Render;

/// <summary>Noise of a photo as two parts: one that all channels share (film, a developer's luminance noise) and one of each channel alone
/// (a sensor's colour noise).</summary>
/// <param name="Shared">Standard deviation of the common part, sRGB-encoded.</param>
/// <param name="Own">Standard deviation of each channel's own part, sRGB-encoded.</param>
internal readonly record struct Grain(float Shared, float Own)
{
    /// <summary>Below this it cannot be seen and is not added.</summary>
    private const float Least = 0.003f;

    private const float Most = 0.08f;

    /// <summary>What is left in luma of independent noise of variance 1 on each channel: 0.299² + 0.587² + 0.114².</summary>
    private const float LumaShare = 0.447f;

    public bool IsVisible => MathF.Max(Shared, Own) > Least;

    /// <param name="encoded">The photo, sRGB-encoded.</param>
    /// <param name="lumaNoise">Its noise in luma, from <see cref="NoiseLevel"/>.</param>
    public static Grain Of(Planes encoded, float lumaNoise, Plane mask)
    {
        float channelVariance = 0;
        for (int channel = 0; channel < 3; channel++)
        {
            float noise = NoiseLevel.Estimate(encoded[channel], mask);
            channelVariance += noise * noise / 3;
        }

        float lumaVariance = lumaNoise * lumaNoise;
        float own = Math.Clamp((channelVariance - lumaVariance) / (1 - LumaShare), 0, channelVariance);
        return new(MathF.Sqrt(Math.Max(0, lumaVariance - (LumaShare * own))), MathF.Sqrt(own));
    }

    /// <summary>What has to be added to a photo with the other grain to get this one.</summary>
    public Grain Without(Grain other) => new(Missing(Shared, other.Shared), Missing(Own, other.Own));

    public Planes AddTo(Planes planes, int seed)
    {
        Random random = new(seed);
        Planes grained = planes.Clone();
        for (int i = 0; i < grained.Red.Samples.Length; i++)
        {
            float shared = Shared * Normal(random);
            grained.Red.Samples[i] += shared + (Own * Normal(random));
            grained.Green.Samples[i] += shared + (Own * Normal(random));
            grained.Blue.Samples[i] += shared + (Own * Normal(random));
        }

        return grained;
    }

    private static float Missing(float wanted, float there) => Math.Min(Most, MathF.Sqrt(Math.Max(0, (wanted * wanted) - (there * there))));

    /// <summary>The sum of four uniforms, of variance 1: Gaussian enough for grain, and it needs no logarithm.</summary>
    private static float Normal(Random random) =>
        1.7320508f * (random.NextSingle() + random.NextSingle() + random.NextSingle() + random.NextSingle() - 2);
}
