using Mien.Faces;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Live;

/// <summary>A face that can be drawn, with the network that looks at the drawing.</summary>
/// <param name="workers">Threads that share the work of a photo.</param>
internal sealed class LiveSwapIdentity(ISwapIdentity drawing, LiveNetworkSession network, int workers) : ISwapIdentity
{
    public IReadOnlyList<MadeUpPart> MadeUp => drawing.MadeUp;

    public void SwapInPlace(
        IFrame target, Face targetFace, SwapSettings settings, ISwapObserver? observer = null, CancellationToken cancellationToken = default) =>
        Follow(workers).SwapInPlace(target, targetFace, settings, TimeSpan.Zero, 1, observer, cancellationToken);

    public ISwapTrack Follow(int workers = 1) => new LiveSwapTrack(drawing.Follow(workers), network, workers);
}
