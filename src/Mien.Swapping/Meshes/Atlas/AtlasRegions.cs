using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Filters;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Atlas;

/// <summary>Parts of the face as soft masks 0 … 1 in the atlas. They are the same for every face, so they are made once.</summary>
internal sealed class AtlasRegions
{
    /// <summary>Standard deviation of every edge's softness, as a part of the atlas's side.</summary>
    private const float EdgeSoftness = 0.006f;

    /// <summary>How far around eyes, brows and lips lashes, shadow and lipstick reach, as a part of the atlas's side.</summary>
    private const float FeatureMargin = 0.012f;

    /// <summary>Brows are wider than the mesh's band on many faces.</summary>
    private const float BrowMargin = 0.022f;

    /// <summary>Once around brows, eyes, nose and mouth.</summary>
    private static readonly int[] s_innerFaceLoop =
    [
        70, 63, 105, 66, 107, 9, 336, 296, 334, 293, 300, 265, 340, 347, 280, 411, 427, 436, 432, 422, 424, 418, 421,
        200, 201, 194, 204, 202, 212, 216, 207, 187, 50, 118, 111, 35,
    ];

    private const float InnerFaceSoftness = 0.025f;

    /// <summary>Where the inside of the face begins and from where on it is whole, from the outline, as parts of the atlas's side.</summary>
    private const float InnerFrom = 0.08f, InnerTo = 0.16f;

    /// <summary>Cheeks and the ridge of the nose: skin on nearly every face, rarely covered.</summary>
    private static readonly int[] s_skinPoints = [50, 280, 205, 425, 101, 330, 5, 195, 4, 118, 347, 187, 411];

    private const float SkinDiscRadius = 0.03f;

    /// <summary>Nostrils and the creases beside the wings of the nose.</summary>
    private static readonly int[] s_noseBaseLoop = [5, 131, 49, 129, 203, 98, 97, 2, 326, 327, 423, 358, 279, 360];

    /// <summary>From between the eyes down to the nostrils.</summary>
    private static readonly int[] s_noseLoop = [168, 417, 351, 420, 355, 279, 360, 358, 327, 326, 2, 97, 98, 129, 131, 49, 126, 198, 122, 193];

    public AtlasRegions(AtlasGeometry geometry)
    {
        float side = geometry.SizePx;
        float softPx = EdgeSoftness * side;
        Plane eyes = MaskCombination.Max(Fill(geometry, MeshTopology.LeftEyeLoop), Fill(geometry, MeshTopology.RightEyeLoop));
        Plane lids = MaskCombination.Max(Fill(geometry, MeshTopology.LeftLidsLoop), Fill(geometry, MeshTopology.RightLidsLoop));
        Plane brows = MaskCombination.Max(Fill(geometry, MeshTopology.LeftBrowLoop), Fill(geometry, MeshTopology.RightBrowLoop));
        Plane openings = MaskCombination.Max(MaskCombination.Max(eyes, Fill(geometry, s_noseBaseLoop)), Fill(geometry, MeshTopology.LipsOuterLoop));
        openings = Morphology.Dilate(openings, FeatureMargin * side);
        FromOutlinePx = DistanceTransform.Inside(Fill(geometry, MeshTopology.FaceOvalLoop));
        Skin = SkinBeside(MaskCombination.Max(openings, Morphology.Dilate(brows, BrowMargin * side)));
        Plane nose = Morphology.Dilate(Fill(geometry, s_noseLoop), FeatureMargin * side);
        PlainSkin = SkinBeside(MaskCombination.Max(MaskCombination.Max(openings, brows), nose));
        Eyes = GaussianBlur.Apply(eyes, softPx);
        Lids = GaussianBlur.Apply(Morphology.Dilate(lids, FeatureMargin * side), softPx);
        InnerFace = GaussianBlur.Apply(Fill(geometry, s_innerFaceLoop), InnerFaceSoftness * side);
        AwayFromOutline = Ramp.Smooth(FromOutlinePx, InnerFrom * side, InnerTo * side);
        SkinReference = DiscsAround(geometry, s_skinPoints, SkinDiscRadius * side);

        Plane SkinBeside(Plane features)
        {
            Plane skin = MaskCombination.Invert(GaussianBlur.Apply(features, softPx));
            for (int i = 0; i < skin.Samples.Length; i++)
            {
                skin.Samples[i] = FromOutlinePx.Samples[i] > 0 ? skin.Samples[i] : 0;
            }

            return skin;
        }
    }

    /// <summary>Where no feature is that a face is known by: all but brows, eyes, lips and the nose; brows end where the mesh has them end.</summary>
    public Plane PlainSkin { get; }

    /// <summary>The two eye openings.</summary>
    public Plane Eyes { get; }

    /// <summary>The two eyes with their lids.</summary>
    public Plane Lids { get; }

    /// <summary>What looks like skin on most faces: all but eyes, brows, nostrils and lips, which have a margin.</summary>
    public Plane Skin { get; }

    /// <summary>Texels that are skin on nearly every face: cheeks and nose; hard 0 or 1.</summary>
    public Plane SkinReference { get; }

    /// <summary>Brows, eyes, nose and mouth with the skin between them, with a wide soft edge.</summary>
    public Plane InnerFace { get; }

    /// <summary>Distance to the face outline in texels; 0 outside.</summary>
    public Plane FromOutlinePx { get; }

    /// <summary>1 well inside of the face. What turns away there (the wings of the nose, the corners of the mouth) is a fold, not the
    /// far side of the head.</summary>
    public Plane AwayFromOutline { get; }

    private static Plane Fill(AtlasGeometry geometry, ReadOnlySpan<int> loop)
    {
        Vector2[] polygon = new Vector2[loop.Length];
        for (int i = 0; i < loop.Length; i++)
        {
            polygon[i] = geometry.TexelOf[loop[i]];
        }

        return Polygon.Fill(polygon, geometry.Raster.Size);
    }

    private static Plane DiscsAround(AtlasGeometry geometry, int[] points, float radiusPx)
    {
        Plane discs = new(geometry.SizePx, geometry.SizePx);
        for (int y = 0; y < discs.Height; y++)
        {
            for (int x = 0; x < discs.Width; x++)
            {
                discs[x, y] = points.Any(point => Vector2.Distance(geometry.TexelOf[point], new(x, y)) < radiusPx) ? 1 : 0;
            }
        }

        return discs;
    }
}
