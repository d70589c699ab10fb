using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Swapping.Live;

/// <summary>Brings what a live network says of its crop into the frame.</summary>
internal static class ChangeBlend
{
    /// <returns>Of the frame's region: the change as far as it is shown (elsewhere nobody has taught the network what to change), and where that is.</returns>
    public static (Planes Change, Plane Shown) InFrame(Planes change, Plane mask, Affine2 imageToCrop, Region region, int workers)
    {
        Affine2 cropToRegion = imageToCrop.Invert().Then(Affine2.Translation(-region.X, -region.Y));
        Plane[] warped = Resampler.Warp([change.Red, change.Green, change.Blue, mask], cropToRegion, region.Size, Border.Constant(0), workers);
        Planes result = new(warped[0], warped[1], warped[2]);
        Parallel.For(0, 3, new() { MaxDegreeOfParallelism = workers }, channel => Weigh(result[channel].Samples, warped[3].Samples));
        return (result, warped[3]);
    }

    /// <param name="face">What is shown of it is seen in place of <paramref name="before"/>.</param>
    /// <param name="change">As far as it is shown; becomes the blended face.</param>
    public static void Mix(Planes before, Planes face, Planes change, Plane shown, int workers) => Parallel.For(
        0, 3, new() { MaxDegreeOfParallelism = workers }, channel => Mix(before[channel].Samples, face[channel].Samples, change[channel].Samples, shown.Samples));

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

    /// <summary>from + shown · (face − from) + change, kept within 0 … 1, in the change's place.</summary>
    private static void Mix(ReadOnlySpan<float> from, ReadOnlySpan<float> face, Span<float> change, ReadOnlySpan<float> shown)
    {
        int i = 0;
        for (; i <= change.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> before = new(from[i..]);
            Vector<float> changed = before + new Vector<float>(change[i..]);
            Vector.Clamp(Vector.MultiplyAddEstimate(new(shown[i..]), new Vector<float>(face[i..]) - before, changed), Vector<float>.Zero, Vector<float>.One)
                .CopyTo(change[i..]);
        }

        for (; i < change.Length; i++)
        {
            change[i] = Math.Clamp(from[i] + (shown[i] * (face[i] - from[i])) + change[i], 0, 1);
        }
    }
}
