using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Render;

/// <summary>The source's face in the target's place, before blending; everything has the region's size.</summary>
internal sealed record RenderedFace
{
    /// <summary>Linear light; black where the mesh does not reach.</summary>
    public required Planes Linear { get; init; }

    /// <summary>How far the source's texture could be trusted, 0 … 1; the rest is the target's own texture.</summary>
    public required Plane Trust { get; init; }

    /// <summary>Where both faces have bare skin, 0 … 1.</summary>
    public required Plane Skin { get; init; }

    /// <summary>How far the place is seen by the target's camera and asked for, 0 … 1.</summary>
    public required Plane Shown { get; init; }

    public required TriangleRaster Raster { get; init; }
}
