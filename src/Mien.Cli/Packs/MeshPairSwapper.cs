using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Swapping;
using Mien.Swapping.Meshes;
using Mien.Training.Packs;

namespace Mien.Cli.Packs;

/// <summary>Makes pairs with the swapper that needs no trained network.</summary>
internal sealed class MeshPairSwapper : IPairSwapper
{
    // One thread a swap: pairs are made side by side.
    private readonly MeshSwapper _swapper = new(CanonicalFace.Load(), workers: 1);

    public void SwapInPlace(Picture source, Face sourceFace, Picture target, Face targetFace, float shapeShare, CancellationToken cancellation) => _swapper
        .Prepare([new SourceFace { Frame = source, Face = sourceFace }], cancellation)
        .SwapInPlace(target, targetFace, new() { Shape = shapeShare }, cancellationToken: cancellation);
}
