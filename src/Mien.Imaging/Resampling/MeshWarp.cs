using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Resampling;

/// <summary>Draws a picture on a mesh: every triangle of the picture is carried into its place in the raster.</summary>
public static class MeshWarp
{
    /// <summary>Renders a picture on the triangles of a raster.</summary>
    /// <param name="sourceVertices">Where the raster's vertices lie in the picture: level 0 px, centre of the top-left pixel (0, 0).
    /// Outside the picture its edge goes on.</param>
    /// <param name="workers">Threads to share the work; the result does not depend on it.</param>
    /// <returns>Of the raster's size, in the picture's encoding; 0 where there is no triangle.</returns>
    /// <remarks>Where a triangle shrinks, two levels of the pyramid are mixed by the ratio of its areas (trilinear), so that nothing
    /// aliases; within a fifth of a level that one is read alone. Where a triangle grows or keeps its size, level 0 is read.</remarks>
    /// <exception cref="ArgumentException">There is not one source vertex for each vertex of the raster.</exception>
    public static Planes Render(
        MipPyramid source,
        TriangleRaster raster,
        ReadOnlySpan<Vector2> sourceVertices,
        MeshFilter filter = MeshFilter.CatmullRom,
        int workers = 1)
    {
        Planes output = new(raster.Size.Width, raster.Size.Height);
        DrawInPlace(output, source, raster, sourceVertices, filter: filter, workers: workers);
        return output;
    }

    /// <summary>Draws over planes that are there already; where there is no triangle they stay.</summary>
    /// <param name="output">Of the raster's size.</param>
    /// <inheritdoc cref="Render"/>
    public static void DrawInPlace(
        Planes output,
        MipPyramid source,
        TriangleRaster raster,
        ReadOnlySpan<Vector2> sourceVertices,
        MeshFilter filter = MeshFilter.CatmullRom,
        int workers = 1)
    {
        PlaneMap.ThrowIfSizesDiffer(raster.Size, output.Size);
        if (sourceVertices.Length != raster.Vertices.Length)
        {
            throw new ArgumentException(
                $"The raster has {raster.Vertices.Length} vertices, the source {sourceVertices.Length}.", nameof(sourceVertices));
        }

        MeshWarpTriangle[] triangles = Place(raster, sourceVertices, source.Count);
        Action<int, int> band = filter switch
        {
            MeshFilter.CatmullRom => new MeshWarpBand<CatmullRomTexels>(source, raster, triangles, output).Draw,
            MeshFilter.Bilinear => new MeshWarpBand<BilinearTexels>(source, raster, triangles, output).Draw,
            _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "Not a mesh filter."),
        };
        RowBands.Run(output.Height, workers, band);
    }

    /// <summary>Reads one place of a picture, by Catmull-Rom within a level.</summary>
    /// <param name="place">Level 0 px, centre of the top-left pixel (0, 0). Outside the picture its edge goes on.</param>
    /// <param name="level">Level of detail: log₂ of the picture's pixels per pixel drawn; between whole levels two are mixed.</param>
    /// <returns>Red, green and blue in the picture's encoding, not below 0.</returns>
    public static (float Red, float Green, float Blue) Sample(MipPyramid source, Vector2 place, float level)
    {
        MeshWarpTriangle spot = MeshWarpTriangle.Create(place, place, place, level, source.Count);
        (float Red, float Green, float Blue) near = CatmullRomTexels.At(new TexelLevel(source[spot.Level]), spot.Third);
        if (spot.NextShare == 0)
        {
            return near;
        }

        MeshWarpTriangle next = spot.InNext();
        (float Red, float Green, float Blue) far = CatmullRomTexels.At(new TexelLevel(source[next.Level]), next.Third);
        return (
            near.Red + (spot.NextShare * (far.Red - near.Red)),
            near.Green + (spot.NextShare * (far.Green - near.Green)),
            near.Blue + (spot.NextShare * (far.Blue - near.Blue)));
    }

    private static MeshWarpTriangle[] Place(TriangleRaster raster, ReadOnlySpan<Vector2> sourceVertices, int levels)
    {
        ReadOnlySpan<ushort> corners = raster.Triangles;
        MeshWarpTriangle[] triangles = new MeshWarpTriangle[corners.Length / 3];
        for (int i = 0; i < triangles.Length; i++)
        {
            int first = corners[i * 3];
            int second = corners[(i * 3) + 1];
            int third = corners[(i * 3) + 2];
            float sourceArea = Area(sourceVertices[first], sourceVertices[second], sourceVertices[third]);
            float drawnArea = Area(raster.Vertices[first], raster.Vertices[second], raster.Vertices[third]);
            float detail = 0.5f * MathF.Log2(sourceArea / drawnArea);
            triangles[i] = MeshWarpTriangle.Create(
                sourceVertices[first], sourceVertices[second], sourceVertices[third], detail, levels);
        }

        return triangles;
    }

    /// <summary>Twice the area.</summary>
    private static float Area(Vector2 first, Vector2 second, Vector2 third) =>
        MathF.Abs(((second.X - first.X) * (third.Y - first.Y)) - ((second.Y - first.Y) * (third.X - first.X)));
}
