using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Swapping.Meshes.Shape;
using Mien.Swapping.Whole.Sources;

namespace Mien.Swapping.Whole;

/// <summary>Draws a face that was made whole first: a parser tells what lies before source and target, and a network makes up what the source's photos do not show and
/// takes their light away. Eyeballs and the inside of the mouth stay the target's (docs/completion.md).</summary>
/// <param name="parser">Stays the caller's, as the completion does: who disposes them when no swap is going on any more.</param>
/// <param name="workers">Threads that share the work of one swap; 0 takes what the machine has, at most four.</param>
public sealed class WholeSwapper(CanonicalFace canonical, FaceParser parser, FaceCompletion completion, int workers = 0) : ISwapper
{
    private readonly MeshSwapContext _context = MeshSwapContext.Of(canonical, workers);

    public string Name => "whole";

    public ISwapIdentity Prepare(IReadOnlyList<SourceFace> sources, CancellationToken cancellationToken = default) => sources.Count > 0
        ? new WholeSwapIdentity(new WholeTextureBuilder(_context, parser, completion).Build(sources, cancellationToken), _context, parser, completion)
        : throw new ArgumentException("A swap needs at least one source face.", nameof(sources));
}
