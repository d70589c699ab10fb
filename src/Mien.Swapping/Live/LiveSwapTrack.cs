using Mien.Faces;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Live;

/// <summary>Draws the face over the frame, shows both to the network, and adds what it says of the drawing.</summary>
/// <remarks>The network says a <em>change</em> of the drawn face. That is what is resized to the frame, not the face: pixels of the source's photo
/// go into the frame as fine as they are, whatever the network's own size. Where the drawing is seen is the drawing's to say: what the network
/// would leave out of it would be the target's own features.</remarks>
internal sealed class LiveSwapTrack(ISwapTrack drawing, LiveNetworkSession network, int workers) : ISwapTrack
{
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
        drawing.SwapInPlace(overlay, targetFace, settings, time, opacity, observer, cancellationToken);
        return overlay.Written is Region written
            ? cancellation => Harmonise(target, overlay, written, targetFace, opacity * settings.Strength, new(observer), cancellation)
            : null;
    }

    private void Harmonise(
        IFrame target, OverlayFrame overlay, Region written, Face targetFace, float strength, StageClock clock, CancellationToken cancellation)
    {
        Affine2 imageToCrop = LiveNetworkSession.ImageToCrop(targetFace, network.SizePx);
        Region region = Around(written, (int)MathF.Ceiling(Reach * network.SizePx / imageToCrop.Scale), target.Size);
        Planes before = target.Read(region);
        Planes drawn = before.Clone();
        overlay.LayInPlace(drawn, region);
        Plane coverage = overlay.ReadMask(region);
        (Planes change, Plane mask) = network.Run(target, Difference(drawn, before), coverage, region, imageToCrop, cancellation);
        clock.Done("network", () => Picture.From(new Planes(mask, mask, mask)));

        (Planes result, Plane changed) = ChangeBlend.InFrame(change, mask, imageToCrop, region, workers);
        ChangeBlend.AddTo(drawn, result, strength, workers);
        target.Write(region, result, MaskCombination.Max(changed, coverage));
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
}
