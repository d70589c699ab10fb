using Mien.Faces;
using Mien.Faces.Parsing;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Shape;
using Mien.Swapping.Whole.Sources;

namespace Mien.Swapping.Whole;

/// <summary>A whole face, ready to be put on target faces.</summary>
internal sealed class WholeSwapIdentity(WholeTexture source, MeshSwapContext context, FaceParser parser, FaceCompletion completion) : ISwapIdentity
{
    public IReadOnlyList<MadeUpPart> MadeUp => source.MadeUp;

    public void SwapInPlace(
        IFrame target, Face targetFace, SwapSettings settings, ISwapObserver? observer = null, CancellationToken cancellationToken = default) =>
        ((ISwapTrack)new WholeSwapTrack(source, context, parser, completion)).SwapInPlace(target, targetFace, settings, TimeSpan.Zero, 1, observer, cancellationToken);

    public ISwapTrack Follow(int workers = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        return new WholeSwapTrack(source, context with { Workers = workers }, parser, completion);
    }
}
