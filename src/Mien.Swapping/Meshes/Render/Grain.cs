using System.Runtime.Intrinsics;
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

    /// <summary>Adds the grain; equal seeds give equal grain, wherever rows are cut into bands.</summary>
    /// <param name="encoded">sRGB-encoded, changed in place.</param>
    /// <param name="share">How much of it counts at a place, 0 … 1, of the planes' size.</param>
    public void AddInPlace(Planes encoded, Plane share, uint seed)
    {
        int last = encoded.Red.Samples.Length - Vector256<float>.Count;
        for (int i = 0; i <= last; i += Vector256<float>.Count)
        {
            Vector256<float> here = Vector256.LoadUnsafe(ref share.Samples[0], (nuint)i);
            if (here == Vector256<float>.Zero)
            {
                continue;
            }

            Vector256<uint> pixel = Vector256.Create((uint)i) + Vector256.Create(0u, 1, 2, 3, 4, 5, 6, 7);
            Vector256<float> shared = Normal(pixel, seed) * Shared;
            Add(encoded.Red, i, here * (shared + (Normal(pixel, seed + 1) * Own)));
            Add(encoded.Green, i, here * (shared + (Normal(pixel, seed + 2) * Own)));
            Add(encoded.Blue, i, here * (shared + (Normal(pixel, seed + 3) * Own)));
        }
    }

    /// <summary>A seed for one frame's grain: neighbours in time look nothing alike.</summary>
    public static uint Seed(int seed, TimeSpan time)
    {
        ulong mixed = ((ulong)time.Ticks + 1) * 0x9E3779B97F4A7C15;
        mixed ^= (ulong)(uint)seed * 0xD1B54A32D192ED03;
        return (uint)(mixed >> 32) & ~3u; // four numbers belong to a frame
    }

    private static float Missing(float wanted, float there) => Math.Min(Most, MathF.Sqrt(Math.Max(0, (wanted * wanted) - (there * there))));

    private static void Add(Plane plane, int i, Vector256<float> values) =>
        (Vector256.LoadUnsafe(ref plane.Samples[i]) + values).StoreUnsafe(ref plane.Samples[i]);

    /// <summary>The sum of the four bytes of a hash, made of variance 1: Gaussian enough for grain.</summary>
    /// <remarks>The hash is "lowbias32" (C. Wellons, 2018).</remarks>
    private static Vector256<float> Normal(Vector256<uint> pixel, uint seed)
    {
        const float Mean = 510;
        const float PerDeviation = 1 / 147.80168f; // √(4·(256² − 1)/12)
        Vector256<uint> hash = pixel ^ Vector256.Create(seed * 0x9E3779B9);
        hash ^= hash >>> 16;
        hash *= 0x7FEB352D;
        hash ^= hash >>> 15;
        hash *= 0x846CA68B;
        hash ^= hash >>> 16;
        Vector256<uint> low = Vector256.Create(0xFFu);
        Vector256<uint> sum = (hash & low) + ((hash >>> 8) & low) + ((hash >>> 16) & low) + (hash >>> 24);
        return (Vector256.ConvertToSingle(sum.AsInt32()) - Vector256.Create(Mean)) * PerDeviation;
    }
}
