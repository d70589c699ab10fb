using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Atlases;

/// <summary>The face laid flat: the canonical face's texture map at one size. Every texel knows its triangle, so that any photo of
/// any face can be carried into the same place and compared there, whatever the pose and the expression.</summary>
public sealed class AtlasGeometry
{
    public AtlasGeometry(CanonicalFace canonical, int sizePx)
    {
        SizePx = sizePx;
        TexelOf = [.. canonical.TextureCoordinates.Select(uv => (uv * sizePx) - new Vector2(0.5f))];
        Raster = TriangleRaster.Rasterise(TexelOf, [], canonical.Triangles, new Size(sizePx, sizePx));
    }

    /// <summary>Side of the square atlas in texels.</summary>
    public int SizePx { get; }

    /// <summary>Where each of the 468 mesh points lies, in texels, centre of the top-left texel (0, 0).</summary>
    public Vector2[] TexelOf { get; }

    /// <summary>Triangle and barycentric weights of every texel.</summary>
    public TriangleRaster Raster { get; }
}
