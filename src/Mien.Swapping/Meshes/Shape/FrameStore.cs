using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Light;

namespace Mien.Swapping.Meshes.Shape;

/// <summary>Memory that a track works in, used again for each frame.</summary>
internal sealed class FrameStore(MeshSwapContext context)
{
    private TriangleRaster? _raster;

    /// <summary>Planes of the region's size, taken back when the next frame begins.</summary>
    public PlanePool Planes { get; } = new();

    public AtlasSheet Sheet { get; } = new(context.Small.SizePx, context.Small.TexelOf);

    /// <param name="points">In px of the region, at least the first 468.</param>
    public TriangleRaster Rasterise(ReadOnlySpan<Vector3> points, Size region)
    {
        int count = context.Small.TexelOf.Length;
        Vector2[] flat = MeshPoints.Flat(points, count);
        float[] depths = new float[count];
        for (int i = 0; i < count; i++)
        {
            depths[i] = points[i].Z;
        }

        if (_raster?.Size == region)
        {
            _raster.RedrawInPlace(flat, depths, context.Workers);
        }
        else
        {
            _raster = TriangleRaster.Rasterise(flat, depths, context.Canonical.Triangles, region, context.Workers);
        }

        return _raster;
    }
}
