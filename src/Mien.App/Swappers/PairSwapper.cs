using Mien.Faces;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Swapping;
using Mien.Swapping.Live;
using Mien.Training.Packs;

namespace Mien.App.Swappers;

/// <summary>Makes pairs with one of Mien's swappers.</summary>
/// <param name="swapper">With one thread a swap: pairs are made side by side.</param>
public sealed class PairSwapper(ISwapper swapper) : IPairSwapper
{
    public Plane SwapInPlace(Picture source, Face sourceFace, Picture target, Face targetFace, float shapeShare, CancellationToken cancellation)
    {
        OverlayFrame overlay = new(target);
        swapper.Prepare([new SourceFace { Frame = source, Face = sourceFace }], cancellation)
            .SwapInPlace(overlay, targetFace, new() { Shape = shapeShare }, cancellationToken: cancellation);
        Region whole = new(0, 0, target.Width, target.Height);
        Plane replaced = overlay.ReadMask(whole);
        target.Write(whole, overlay.Read(whole), replaced);
        return replaced;
    }
}
