using Mien.Faces;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Live;

/// <summary>Shows the target alone to a network that has somebody's vector, and adds what it says to the frame. Nothing is drawn, and nothing remembered: of the
/// settings only the strength has a say.</summary>
internal sealed class EmbeddingSwapTrack(float[] identity, LiveNetworkSession network, int workers) : ISwapTrack
{
    /// <summary>Around the mesh, as a part of its size.</summary>
    private const float Margin = 0.15f;

    /// <summary>A mask is never quite 0; what is below this is.</summary>
    private const float LeastShown = 0.02f;

    private int _factor = 1;

    public Action<CancellationToken>? Begin(
        IFrame target, Face targetFace, SwapSettings settings, TimeSpan time, float opacity, ISwapObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(opacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(opacity, 1);
        float strength = opacity * settings.Strength;
        (target, targetFace) = ReducedFrame.Fit(target, targetFace, ref _factor);
        return strength > 0 ? cancellation => Change(target, targetFace, strength, new(observer), cancellation) : null;
    }

    private void Change(IFrame target, Face targetFace, float strength, StageClock clock, CancellationToken cancellation)
    {
        Affine2 imageToCrop = LiveNetworkSession.ImageToCrop(targetFace, network.SizePx);
        (Planes change, Plane mask) = network.Run(target, identity, imageToCrop, cancellation);
        clock.Done("network", () => Picture.From(new Planes(mask, mask, mask)));

        for (int i = 0; i < mask.Samples.Length; i++)
        {
            mask.Samples[i] = Math.Max(0, (mask.Samples[i] - LeastShown) / (1 - LeastShown)) * strength;
        }

        Region region = FaceRegion.Around(targetFace.Mesh.Points, Margin, target.Size);
        (Planes result, Plane shown) = ChangeBlend.InFrame(change, mask, imageToCrop, region, workers);
        ChangeBlend.AddTo(target.Read(region), result, 1, workers);
        target.Write(region, result, shown);
        clock.Done("change", () => Picture.From(result));
    }
}
