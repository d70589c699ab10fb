using System.Numerics;

namespace Mien.Imaging.Geometry;

/// <summary>Which triangle of a mesh each pixel shows, and where in that triangle it lies. Anything known at the mesh's points
/// can be carried to pixels with it: value = First·v₀ + Second·v₁ + (1 − First − Second)·v₂.</summary>
public sealed class TriangleRaster
{
    private TriangleRaster(Size size, Vector2[] vertices, ushort[] triangles)
    {
        int pixels = checked((int)size.Area);
        Size = size;
        Vertices = vertices;
        Triangles = triangles;
        Triangle = GC.AllocateUninitializedArray<int>(pixels);
        First = GC.AllocateUninitializedArray<float>(pixels);
        Second = GC.AllocateUninitializedArray<float>(pixels);
    }

    public Size Size { get; }

    /// <summary>Width·Height numbers, row after row: the triangle seen at the pixel's centre, −1 where there is none.</summary>
    public int[] Triangle { get; }

    /// <summary>Width·Height barycentric weights of each pixel's triangle's first vertex: 0 … 1 but for rounding; 0 where there is
    /// no triangle.</summary>
    public float[] First { get; }

    /// <summary>As <see cref="First"/>, of the second vertex.</summary>
    public float[] Second { get; }

    /// <summary>The vertices drawn, in pixels, centre of the top-left pixel (0, 0).</summary>
    public Vector2[] Vertices { get; }

    /// <summary>Three vertex numbers per triangle.</summary>
    public ushort[] Triangles { get; }

    /// <summary>Draws a mesh, either side of its triangles alike.</summary>
    /// <param name="vertices">In pixels, centre of the top-left pixel (0, 0); may lie outside the picture.</param>
    /// <param name="depths">One per vertex, smaller is nearer and hides what is behind it; or empty. Of triangles equally near
    /// the first is seen.</param>
    /// <param name="triangles">Three vertex numbers per triangle. Triangles without area or with a vertex that is not finite are
    /// not drawn.</param>
    /// <param name="workers">Threads to share the work; the result does not depend on it.</param>
    /// <remarks>A pixel belongs to the triangle its centre lies in; a centre on an edge belongs to the triangle to the right of it
    /// or below it (the top-left rule), so triangles that share an edge leave no gap and share no pixel.</remarks>
    /// <exception cref="ArgumentException">Depths or triangles do not fit the vertices.</exception>
    public static TriangleRaster Rasterise(
        ReadOnlySpan<Vector2> vertices, ReadOnlySpan<float> depths, ReadOnlySpan<ushort> triangles, Size size, int workers = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size.Width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size.Height);
        Check(vertices.Length, depths.Length, triangles);
        TriangleRaster raster = new(size, vertices.ToArray(), triangles.ToArray());
        raster.Draw(depths, workers);
        return raster;
    }

    /// <summary>Draws the same triangles at other places, over what was drawn before: for a mesh that moves through a film.</summary>
    /// <inheritdoc cref="Rasterise"/>
    public void RedrawInPlace(ReadOnlySpan<Vector2> vertices, ReadOnlySpan<float> depths, int workers = 1)
    {
        if (vertices.Length != Vertices.Length)
        {
            throw new ArgumentException($"The mesh has {Vertices.Length} vertices, got {vertices.Length}.", nameof(vertices));
        }

        Check(vertices.Length, depths.Length, Triangles);
        vertices.CopyTo(Vertices);
        Draw(depths, workers);
    }

    private void Draw(ReadOnlySpan<float> depths, int workers)
    {
        float[] depthOf = depths.IsEmpty ? new float[Vertices.Length] : depths.ToArray();
        RowBands.Run(Size.Height, workers, (first, end) => new TriangleBand(this, depthOf, first, end).Draw());
    }

    private static void Check(int vertices, int depths, ReadOnlySpan<ushort> triangles)
    {
        if (depths != 0 && depths != vertices)
        {
            throw new ArgumentException($"{vertices} vertices have {depths} depths; give one for each, or none.", nameof(depths));
        }

        if (triangles.Length % 3 != 0)
        {
            throw new ArgumentException($"{triangles.Length} vertex numbers are not three for each triangle.", nameof(triangles));
        }

        for (int i = 0; i < triangles.Length; i++)
        {
            if (triangles[i] >= vertices)
            {
                throw new ArgumentException(
                    $"Triangle {i / 3} names vertex {triangles[i]}, but there are {vertices}.", nameof(triangles));
            }
        }
    }
}
