using Mien.Faces;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes;

namespace Mien.Swapping.Live;

/// <summary>Draws the face over the frame, shows both to the network, and puts what it says of the drawing into the frame.</summary>
/// <remarks>The network says a <em>change</em> of the drawn face. That is what is resized to the frame, not the face: pixels of the source's photo
/// go into the frame as fine as they are, whatever the network's own size.</remarks>
/// <param name="beard">How much of a beard the source has, 0 … 1.</param>
internal sealed class LiveSwapTrack(ISwapTrack drawing, float beard, LiveNetworkSession network, int workers) : ISwapTrack
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
        Affine2 imageToCrop = LiveNetworkSession.ImageToCrop(targetFace, network.SizePx);
        Region region = Around(written, (int)MathF.Ceiling(Reach * network.SizePx / imageToCrop.Scale), target.Size);
        Planes before = target.Read(region);
        Planes drawn = before.Clone();
        overlay.LayInPlace(drawn, region);
        Plane coverage = overlay.ReadMask(region);
        Plane? beardInCrop = beard > 0 ? WholeBeard.Area(targetFace.Mesh, imageToCrop, network.SizePx, beard) : null;
        (Planes change, Plane mask) = network.Run(target, Difference(drawn, before), coverage, region, imageToCrop, beardInCrop, cancellation);
        clock.Done("network", () => Picture.From(new Planes(mask, mask, mask)));

        (Planes result, Plane shown) = ChangeBlend.InFrame(change, mask, imageToCrop, region, workers);
        WholeEyes.ShowInPlace(shown, coverage, targetFace.Mesh, new(region.X, region.Y));
        if (kind == MaskKind.Oval)
        {
            ShowAllDrawn(shown, coverage);
        }

        ChangeBlend.Mix(before, drawn, result, shown, workers);
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
}
