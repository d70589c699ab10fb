using Mien.Faces;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Live;

/// <summary>A recogniser's vector of a person, with the network that knows no more of them.</summary>
/// <param name="workers">Threads that share the work of a photo.</param>
internal sealed class EmbeddingSwapIdentity(float[] identity, LiveNetworkSession network, int workers) : ISwapIdentity
{
    public void SwapInPlace(
        IFrame target, Face targetFace, SwapSettings settings, ISwapObserver? observer = null, CancellationToken cancellationToken = default) =>
        Follow(workers).SwapInPlace(target, targetFace, settings, TimeSpan.Zero, 1, observer, cancellationToken);

    public ISwapTrack Follow(int workers = 1) => new EmbeddingSwapTrack(identity, network, workers);
}
