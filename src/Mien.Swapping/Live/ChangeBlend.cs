using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Swapping.Live;

/// <summary>Brings what a live network says of its crop into the frame.</summary>
internal static class ChangeBlend
{
    /// <returns>Of the frame's region: as much of the change as the mask lets through, and the mask.</returns>
    public static (Planes Change, Plane Shown) InFrame(Planes change, Plane mask, Affine2 imageToCrop, Region region, int workers)
    {
        Affine2 cropToRegion = imageToCrop.Invert().Then(Affine2.Translation(-region.X, -region.Y));
        Plane[] warped = Resampler.Warp([change.Red, change.Green, change.Blue, mask], cropToRegion, region.Size, Border.Constant(0), workers);
        Planes result = new(warped[0], warped[1], warped[2]);
        Parallel.For(0, 3, new() { MaxDegreeOfParallelism = workers }, channel => Weigh(result[channel].Samples, warped[3].Samples));
        return (result, warped[3]);
    }

    /// <param name="before">What is changed.</param>
    /// <param name="change">Becomes what was changed.</param>
    /// <param name="strength">How much of the change is made, 0 … 1.</param>
    public static void AddTo(Planes before, Planes change, float strength, int workers) => Parallel.For(
        0, 3, new() { MaxDegreeOfParallelism = workers }, channel => Add(before[channel].Samples, change[channel].Samples, strength));

    private static void Weigh(Span<float> samples, ReadOnlySpan<float> shown)
    {
        int i = 0;
        for (; i <= samples.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(samples[i..]) * new Vector<float>(shown[i..])).CopyTo(samples[i..]);
        }

        for (; i < samples.Length; i++)
        {
            samples[i] *= shown[i];
        }
    }

    /// <summary>before + strength · change, kept within 0 … 1, in the change's place.</summary>
    private static void Add(ReadOnlySpan<float> before, Span<float> change, float strength)
    {
        int i = 0;
        for (; i <= change.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Clamp(new Vector<float>(before[i..]) + (strength * new Vector<float>(change[i..])), Vector<float>.Zero, Vector<float>.One).CopyTo(change[i..]);
        }

        for (; i < change.Length; i++)
        {
            change[i] = Math.Clamp(before[i] + (strength * change[i]), 0, 1);
        }
    }
}
