namespace Mien.Swapping.Live;

/// <summary>Draws the source on the target's mesh, as <see cref="Whole.WholeSwapper"/> does, and lets a light network make the drawn face
/// belong to its picture (docs/harmoniser.md). A network that is given a recogniser's vector in place of a drawn face works on the target alone.</summary>
/// <param name="network">Stays the caller's, who disposes it when no swap is going on any more.</param>
/// <param name="workers">Threads that share the work of one photo, at least 1.</param>
public sealed class LiveSwapper(string name, ISwapper drawing, LiveNetworkSession network, int workers) : ISwapper
{
    public string Name => name;

    public ISwapIdentity Prepare(IReadOnlyList<SourceFace> sources, CancellationToken cancellationToken = default) => network.Recogniser is { } recogniser
        ? new EmbeddingSwapIdentity(recogniser.IdentityOf(sources), network, workers)
        : new LiveSwapIdentity(drawing.Prepare(sources, cancellationToken), network, workers);
}
