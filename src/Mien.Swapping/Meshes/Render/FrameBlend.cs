using System.Numerics;
using Mien.Imaging.Blending;
using Mien.Imaging.Colour;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Render;

/// <summary>Joins the rendered face and the frame, in several frequency bands.</summary>
internal static class FrameBlend
{
    /// <summary>The coarse bands of the blend reach beyond the mask; from this mask value on a pixel is the blend's, below the target's own
    /// colour comes back (under a frame of spectacles, a strand of hair).</summary>
    private const float BlendedFrom = 0.25f;

    /// <param name="target">The frame's pixels, sRGB-encoded; replaced by the result.</param>
    /// <param name="linear">The same, linear light.</param>
    /// <param name="rendered">The face to be put there, linear light; used up.</param>
    /// <param name="opacity">0 leaves the target as it is, 1 is the whole swap.</param>
    public static void ApplyInPlace(
        Planes target, Planes linear, Planes rendered, Plane mask, Grain grain, uint grainSeed, float opacity, int workers)
    {
        for (int channel = 0; channel < 3; channel++)
        {
            SampleSums.Subtract(rendered[channel].Samples, linear[channel].Samples, rendered[channel].Samples);
        }

        MultiBandBlend.ApplyInPlace(rendered, mask, workers);
        RowBands.Run(target.Height, workers, (first, end) =>
        {
            Range rows = (first * target.Width)..(end * target.Width);
            for (int channel = 0; channel < 3; channel++)
            {
                Span<float> blended = rendered[channel].Samples.AsSpan(rows);
                AddInPlace(blended, linear[channel].Samples.AsSpan(rows), mask.Samples.AsSpan(rows));
                Srgb.FromLinear(blended, blended);
            }
        });
        if (grain.IsVisible)
        {
            grain.AddInPlace(rendered, mask, grainSeed);
        }

        for (int channel = 0; channel < 3; channel++)
        {
            MixInPlace(target[channel].Samples, rendered[channel].Samples, opacity);
        }
    }

    /// <summary>The target's colour is added to the blend's difference, as far as the mask lets it through.</summary>
    private static void AddInPlace(Span<float> difference, ReadOnlySpan<float> own, ReadOnlySpan<float> mask)
    {
        int i = 0;
        for (; i <= difference.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> share = Vector.Min(Vector<float>.One, new Vector<float>(mask[i..]) * (1 / BlendedFrom));
            (new Vector<float>(own[i..]) + (share * new Vector<float>(difference[i..]))).CopyTo(difference[i..]);
        }

        for (; i < difference.Length; i++)
        {
            difference[i] = own[i] + (Math.Min(1, mask[i] * (1 / BlendedFrom)) * difference[i]);
        }
    }

    private static void MixInPlace(Span<float> from, ReadOnlySpan<float> to, float share)
    {
        int i = 0;
        for (; i <= from.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> own = new(from[i..]);
            (own + (share * (new Vector<float>(to[i..]) - own))).CopyTo(from[i..]);
        }

        for (; i < from.Length; i++)
        {
            from[i] += share * (to[i] - from[i]);
        }
    }
}
