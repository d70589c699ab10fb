using System.Numerics;
using Mien.Faces.Attributes;
using Mien.Imaging.Colour;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Masks;
using Mien.Swapping.Meshes.Steadiness;

namespace Mien.Swapping.Meshes.Atlas;

/// <summary>One face of one photo carried into the small atlas, with what can be told about it there.</summary>
internal sealed record UnwrappedFace
{
    /// <summary>Colours, linear light, [S, S].</summary>
    public required Planes Linear { get; init; }

    /// <summary>How well the camera saw each texel, 0 … 1.</summary>
    public required Plane Visibility { get; init; }

    /// <summary>1 where a texel looks like the person's skin, 0 where it looks like something else; eyes, brows and lips do.</summary>
    public required Plane Likeness { get; init; }

    public required Spectacles Spectacles { get; init; }

    /// <summary>Where their rims are, 0 … 1, see <see cref="SpectaclesRims"/>; null when none are worn.</summary>
    public required Plane? Rims { get; init; }

    /// <summary>Finds where wire of theirs may be, 0 … 1. Only sources are asked, so frames of a film do not pay for it.</summary>
    public required Func<Plane> FindWire { get; init; }

    /// <param name="linearPhoto">The photo around the face, linear light.</param>
    /// <param name="points">Mesh points in px of <paramref name="linearPhoto"/>.</param>
    /// <param name="visibilityOfPoint">From <see cref="FaceVisibility.OfPoints"/>.</param>
    /// <param name="memory">Of the frames before; an empty one for a photo.</param>
    public static UnwrappedFace From(
        MipPyramid linearPhoto,
        ReadOnlySpan<Vector3> points,
        ReadOnlySpan<float> visibilityOfPoint,
        MeshSwapContext context,
        FaceMemory memory)
    {
        AtlasGeometry geometry = context.Small;
        AtlasRegions regions = context.Regions;
        Vector2[] flat = MeshPoints.Flat(points, geometry.TexelOf.Length);
        Planes linear = memory.Colours(MeshWarp.Render(linearPhoto, geometry.Raster, flat, MeshFilter.Bilinear));
        Plane visibility = FaceVisibility.Spread(visibilityOfPoint, geometry.Raster, context.Canonical.Triangles);
        Plane reference = MaskCombination.Product(regions.SkinReference, visibility);
        Planes oklab = CalmColours.Of(Oklab.FromLinear(linear), reference);
        SkinModel skin = memory.Skin(SkinModel.Learn(oklab, reference));
        Plane likeness = memory.Likeness(skin.Likeness(oklab, reference));
        float bridge = SpectaclesBridge.Strength(linearPhoto[0], points);
        Spectacles spectacles = Spectacles.Detect(likeness, visibility, geometry, bridge, memory.Spectacles);
        memory.Spectacles = spectacles;
        return new()
        {
            Linear = linear,
            Visibility = visibility,
            Likeness = likeness,
            Spectacles = spectacles,
            Rims = spectacles.AreWorn ? SpectaclesRims.Find(oklab, skin.Lightness, geometry) : null,
            FindWire = () => SpectaclesRims.FindWire(oklab, skin.Lightness, geometry),
        };
    }
}
