using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Swapping.Whole;

/// <summary>Carries what is known of a picture into an atlas.</summary>
internal static class Unwrapped
{
    /// <summary>Some classes of a parsing, together.</summary>
    /// <param name="mesh">In px of the picture that was parsed.</param>
    /// <returns>[S,S], 0 … 1; 0 where there is no face.</returns>
    public static Plane Cover(FaceParsing parsing, IReadOnlyList<FaceClass> kinds, FaceMesh mesh, AtlasGeometry atlas) =>
        Cover(parsing.InCrop(kinds), mesh.Map(parsing.ImageToCrop), atlas);

    /// <param name="mask">Of a crop.</param>
    /// <param name="mesh">In px of the crop.</param>
    public static Plane Cover(Plane mask, FaceMesh mesh, AtlasGeometry atlas)
    {
        Vector2[] places = mesh.Flat();
        return MeshWarp.Render(new MipPyramid(new(mask, mask, mask)), atlas.Raster, places.AsSpan(0, atlas.TexelOf.Length), MeshFilter.Bilinear).Red;
    }
}
