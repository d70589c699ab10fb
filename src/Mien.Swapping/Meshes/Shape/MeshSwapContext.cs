using Mien.Faces.Mesh;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Meshes.Shape;

/// <summary>What every swap by mesh shares: the canonical face and all that follows from it alone.</summary>
internal sealed record MeshSwapContext
{
    /// <summary>Side of the small atlas in which light, skin and visibility are judged.</summary>
    private const int SmallAtlasPx = 160;

    /// <summary>One face has no work for more.</summary>
    private const int MostWorkers = 4;

    public required CanonicalFace Canonical { get; init; }

    /// <summary>The small atlas in which light, skin and visibility are judged.</summary>
    public required AtlasGeometry Small { get; init; }

    public required AtlasRegions Regions { get; init; }

    public required AtlasEyes Eyes { get; init; }

    public required ShapeTransfer Shape { get; init; }

    /// <summary>Tells a person's form from the expression.</summary>
    public required PersonShape Persons { get; init; }

    /// <summary>Threads that share the work of one swap.</summary>
    public required int Workers { get; init; }

    /// <param name="workers">0 takes what the machine has, at most four.</param>
    public static MeshSwapContext Of(CanonicalFace canonical, int workers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workers);
        AtlasGeometry small = new(canonical, SmallAtlasPx);
        return new()
        {
            Canonical = canonical,
            Small = small,
            Regions = new AtlasRegions(small),
            Eyes = new AtlasEyes(canonical, small),
            Shape = new ShapeTransfer(canonical),
            Persons = PersonShape.Shipped,
            Workers = workers > 0 ? workers : Math.Min(Environment.ProcessorCount, MostWorkers),
        };
    }
}
