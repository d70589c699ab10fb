using Mien.Faces;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Meshes;

/// <summary>A source texture, ready to be put on target faces.</summary>
internal sealed class MeshSwapIdentity(SourceTexture source, MeshSwapContext context) : ISwapIdentity
{
    /// <summary>How much of a beard the person has, 0 … 1.</summary>
    public float Beard => source.Beard;

    public bool EyesAreHidden => source.EyesAreHidden;

    public void SwapInPlace(
        IFrame target, Face targetFace, SwapSettings settings, ISwapObserver? observer = null, CancellationToken cancellationToken = default) =>
        ((ISwapTrack)new MeshSwapTrack(source, context)).SwapInPlace(target, targetFace, settings, TimeSpan.Zero, 1, observer, cancellationToken);

    public ISwapTrack Follow(int workers = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        return new MeshSwapTrack(source, context with { Workers = workers });
    }
}
