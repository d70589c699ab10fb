using System.Numerics;
using Mien.Faces;
using Mien.Faces.Alignment;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes;

namespace Mien.Swapping.Live;

/// <summary>Draws the face over the frame, shows both to the network, and puts what it says of the drawing into the frame.</summary>
/// <remarks>The network says a <em>change</em> of the drawn face. That is what is resized to the frame, not the face: pixels of the source's photo
/// go into the frame as fine as they are, whatever the network's own size.</remarks>
/// <param name="beard">How much of a beard the source has, 0 … 1.</param>
internal sealed class LiveSwapTrack(ISwapTrack drawing, float beard, LiveNetworkSession network, int workers) : ISwapTrack
{
    /// <summary>How the packs frame faces that the networks learned from.</summary>
    private static readonly AlignmentTemplate s_framing = AlignmentTemplate.Arcface128.WithMargin(AlignmentTemplate.UsualMargin);

    /// <summary>So far around the drawn face may the network change the frame, as a part of its crop's side.</summary>
    private const float Reach = 0.05f;

    private int _factor = 1;

    /// <inheritdoc/>
    /// <remarks>Drawing remembers; the network does not, and is what takes longest.</remarks>
    public Action<CancellationToken>? Begin(
        IFrame target, Face targetFace, SwapSettings settings, TimeSpan time, float opacity, ISwapObserver? observer, CancellationToken cancellationToken)
    {
        (target, targetFace) = ReducedFrame.Fit(target, targetFace, ref _factor);
        OverlayFrame overlay = new(target);
        // What lies before a face the network knows better, but for spectacles: it takes thin rims for the face.
        MaskKind drawn = settings.Mask == MaskKind.Auto ? MaskKind.Spectacles : settings.Mask;
        drawing.SwapInPlace(overlay, targetFace, settings with { Mask = drawn }, time, opacity, observer, cancellationToken);
        return overlay.Written is Region written
            ? cancellation => Harmonise(target, overlay, written, targetFace, settings.Mask, new(observer), cancellation)
            : null;
    }

    private void Harmonise(
        IFrame target, OverlayFrame overlay, Region written, Face targetFace, MaskKind kind, StageClock clock, CancellationToken cancellation)
    {
        Affine2 imageToCrop = FaceAligner.ImageToCrop(targetFace, s_framing, network.SizePx);
        Region region = Around(written, (int)MathF.Ceiling(Reach * network.SizePx / imageToCrop.Scale), target.Size);
        Planes before = target.Read(region);
        Planes drawn = before.Clone();
        overlay.LayInPlace(drawn, region);
        Plane coverage = overlay.ReadMask(region);
        Plane? beardInCrop = beard > 0 ? WholeBeard.Area(targetFace.Mesh, imageToCrop, network.SizePx, beard) : null;
        (Planes change, Plane mask) = network.Run(target, Difference(drawn, before), coverage, region, imageToCrop, beardInCrop, cancellation);
        clock.Done("network", () => Picture.From(new Planes(mask, mask, mask)));

        Affine2 cropToRegion = imageToCrop.Invert().Then(Affine2.Translation(-region.X, -region.Y));
        Plane[] warped = Resampler.Warp([change.Red, change.Green, change.Blue, mask], cropToRegion, region.Size, Border.Constant(0), workers);
        (Planes result, Plane shown) = (new(warped[0], warped[1], warped[2]), warped[3]);
        Weigh(result, shown); // where the network shows nothing, nobody has taught it what to change
        WholeEyes.ShowInPlace(shown, coverage, targetFace.Mesh, new(region.X, region.Y));
        if (kind == MaskKind.Oval)
        {
            ShowAllDrawn(shown, coverage);
        }

        Mix(before, drawn, result, shown);
        target.Write(region, result, shown);
        clock.Done("harmonise", () => Picture.From(result));
    }

    private static Region Around(Region region, int marginPx, Size frame) =>
        new Region(region.X - marginPx, region.Y - marginPx, region.Width + (2 * marginPx), region.Height + (2 * marginPx)).Intersect(Region.Of(frame));

    private static Planes Difference(Planes drawn, Planes before)
    {
        Planes difference = new(drawn.Size.Width, drawn.Size.Height);
        for (int channel = 0; channel < 3; channel++)
        {
            SampleSums.Subtract(drawn[channel].Samples, before[channel].Samples, difference[channel].Samples);
        }

        return difference;
    }

    /// <summary>The whole oval was asked for, whatever the network sees in front of it. What was drawn is blended already.</summary>
    private static void ShowAllDrawn(Plane shown, Plane coverage)
    {
        for (int i = 0; i < shown.Samples.Length; i++)
        {
            shown.Samples[i] = coverage.Samples[i] > 0 ? 1 : shown.Samples[i];
        }
    }

    private void Weigh(Planes change, Plane shown) => Parallel.For(0, 3, new() { MaxDegreeOfParallelism = workers }, channel =>
    {
        Span<float> samples = change[channel].Samples;
        int i = 0;
        for (; i <= samples.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(samples[i..]) * new Vector<float>(shown.Samples, i)).CopyTo(samples[i..]);
        }

        for (; i < samples.Length; i++)
        {
            samples[i] *= shown.Samples[i];
        }
    });

    /// <param name="result">The weighed change; becomes the blended face.</param>
    private void Mix(Planes before, Planes drawn, Planes result, Plane shown) => Parallel.For(
        0, 3, new() { MaxDegreeOfParallelism = workers }, channel => Mix(before[channel].Samples, drawn[channel].Samples, result[channel].Samples, shown.Samples));

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
