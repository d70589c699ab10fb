using Mien.Faces.Mesh;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Shape;

namespace Mien.Swapping.Meshes;

/// <summary>What every swap by mesh shares: the canonical face and all that follows from it alone.</summary>
internal sealed record MeshSwapContext
{
    public required CanonicalFace Canonical { get; init; }

    /// <summary>The small atlas in which light, skin and visibility are judged.</summary>
    public required AtlasGeometry Small { get; init; }

    public required AtlasRegions Regions { get; init; }

    public required AtlasEyes Eyes { get; init; }

    public required ShapeTransfer Shape { get; init; }

    /// <summary>Threads that share the work of one swap.</summary>
    public required int Workers { get; init; }
}
