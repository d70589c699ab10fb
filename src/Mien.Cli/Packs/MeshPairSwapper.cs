using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Swapping;
using Mien.Swapping.Live;
using Mien.Swapping.Meshes;
using Mien.Training.Packs;

namespace Mien.Cli.Packs;

/// <summary>Makes pairs with the swapper that needs no trained network.</summary>
internal sealed class MeshPairSwapper(MaskKind mask = MaskKind.Auto) : IPairSwapper
{
    // One thread a swap: pairs are made side by side.
    private readonly MeshSwapper _swapper = new(CanonicalFace.Load(), workers: 1);

    public Plane SwapInPlace(Picture source, Face sourceFace, Picture target, Face targetFace, float shapeShare, CancellationToken cancellation)
    {
        OverlayFrame overlay = new(target);
        _swapper.Prepare([new SourceFace { Frame = source, Face = sourceFace }], cancellation)
            .SwapInPlace(overlay, targetFace, new() { Shape = shapeShare, Mask = mask }, cancellationToken: cancellation);
        Region whole = new(0, 0, target.Width, target.Height);
        Plane replaced = overlay.ReadMask(whole);
        target.Write(whole, overlay.Read(whole), replaced);
        return replaced;
    }
}
