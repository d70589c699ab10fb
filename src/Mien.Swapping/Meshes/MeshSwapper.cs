using Mien.Faces.Mesh;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Shape;

namespace Mien.Swapping.Meshes;

/// <summary>The swapper that needs no trained network: the source's own pixels, carried through the canonical face onto the target's
/// mesh, given the target's light, look and proportions of outline, and blended in several frequency bands.</summary>
public sealed class MeshSwapper : ISwapper
{
    private readonly MeshSwapContext _context;

    /// <param name="workers">Threads that share the work of one swap; 0 takes what the machine has, at most four.</param>
    public MeshSwapper(CanonicalFace canonical, int workers = 0) => _context = MeshSwapContext.Of(canonical, workers);

    public string Name => "mesh";

    public ISwapIdentity Prepare(IReadOnlyList<SourceFace> sources, CancellationToken cancellationToken = default) => Draw(sources, cancellationToken);

    /// <summary>The same, for who wants to know more of the person.</summary>
    internal MeshSwapIdentity Draw(IReadOnlyList<SourceFace> sources, CancellationToken cancellationToken)
    {
        if (sources.Count == 0)
        {
            throw new ArgumentException("A swap needs at least one source face.", nameof(sources));
        }

        return new MeshSwapIdentity(new SourceTextureBuilder(_context).Build(sources, cancellationToken), _context);
    }
}
