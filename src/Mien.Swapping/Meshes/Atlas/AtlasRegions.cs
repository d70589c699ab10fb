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

    /// <summary>Cheeks and the ridge of the nose: skin on nearly every face, rarely covered.</summary>
    private static readonly int[] s_skinPoints = [50, 280, 205, 425, 101, 330, 5, 195, 4, 118, 347, 187, 411];

    private const float SkinDiscRadius = 0.03f;

    /// <summary>Brows are wider than the mesh's band on many faces.</summary>
    private const float BrowMargin = 0.022f;

    /// <summary>Once around brows, eyes, nose and mouth.</summary>
    private static readonly int[] s_innerFaceLoop =
    [
        70, 63, 105, 66, 107, 9, 336, 296, 334, 293, 300, 265, 340, 347, 280, 411, 427, 436, 432, 422, 424, 418, 421,
        200, 201, 194, 204, 202, 212, 216, 207, 187, 50, 118, 111, 35,
    ];

    private const float InnerFaceSoftness = 0.025f;

    /// <summary>Rim through which hair reaches in, and growth of what covers, as parts of the atlas's side.</summary>
    private const float OutlineBand = 0.02f;
    private const float CoverMargin = 0.012f;

    /// <summary>Where the inside of the face begins and from where on it is whole, from the outline, as parts of the atlas's side.</summary>
    private const float InnerFrom = 0.08f;
    private const float InnerTo = 0.16f;

    /// <summary>Half the width of the area of a beard and of the chin, as parts of the atlas's side.</summary>
    private const float BeardHalfWidth = 0.19f, ChinHalfWidth = 0.14f;

    /// <summary>Mesh points above the brows, below large lenses and sunglasses, and where the left arm of spectacles is hinged.</summary>
    private const int AboveBrows = 104;
    private const int BelowLenses = 50;
    private const int BelowLargestLenses = 205;
    private const int LeftHinge = 143;

    /// <summary>Mesh point at the lower edge of a brow, and how high the strip over a brow is, as a part of the atlas's side.</summary>
    private const int BelowBrows = 52;
    private const float AboveBrowHeight = 0.045f;

    /// <summary>Nostrils and the creases beside the wings of the nose: as dark as something in front, and never that.</summary>
    private static readonly int[] s_noseBaseLoop = [5, 131, 49, 129, 203, 98, 97, 2, 326, 327, 423, 358, 279, 360];

    public AtlasRegions(AtlasGeometry geometry)
    {
        float side = geometry.SizePx;
        float softPx = EdgeSoftness * side;
        Plane eyes = MaskCombination.Max(Fill(geometry, MeshTopology.LeftEyeLoop), Fill(geometry, MeshTopology.RightEyeLoop));
        Plane lids = MaskCombination.Max(Fill(geometry, MeshTopology.LeftLidsLoop), Fill(geometry, MeshTopology.RightLidsLoop));
        Plane brows = MaskCombination.Max(Fill(geometry, MeshTopology.LeftBrowLoop), Fill(geometry, MeshTopology.RightBrowLoop));
        Plane lips = Fill(geometry, MeshTopology.LipsOuterLoop);
        Plane nostrils = Fill(geometry, s_noseBaseLoop);
        Plane openings = Morphology.Dilate(MaskCombination.Max(MaskCombination.Max(eyes, nostrils), lips), FeatureMargin * side);
        Plane features = MaskCombination.Max(openings, Morphology.Dilate(brows, BrowMargin * side));
        Eyes = GaussianBlur.Apply(eyes, softPx);
        Lids = GaussianBlur.Apply(Morphology.Dilate(lids, FeatureMargin * side), softPx);
        InnerFace = GaussianBlur.Apply(Fill(geometry, s_innerFaceLoop), InnerFaceSoftness * side);
        Openings = GaussianBlur.Apply(openings, softPx);
        OpeningsAndBrows = GaussianBlur.Apply(MaskCombination.Max(openings, brows), softPx);
        Features = GaussianBlur.Apply(features, softPx);
        SkinReference = DiscsAround(geometry, s_skinPoints, SkinDiscRadius * side);
        FromOutlinePx = DistanceTransform.Inside(Fill(geometry, MeshTopology.FaceOvalLoop));
        Skin = Of(geometry, (x, y) => FromOutlinePx[x, y] > 0 ? 1 - Features[x, y] : 0);
        AwayFromOutline = Ramp.Smooth(FromOutlinePx, InnerFrom * side, InnerTo * side);
        OutlineBandPx = OutlineBand * side;
        CoverMarginPx = CoverMargin * side;
        BeardArea = BelowNose(geometry, BeardHalfWidth * side, 0.04f * side);
        Chin = BelowNose(geometry, ChinHalfWidth * side, 0.04f * side);
        float lensLine = geometry.TexelOf[BelowLenses].Y;
        Cheeks = Of(geometry, (x, y) => (1 - BeardArea[x, y]) * Ramp.Smooth(lensLine, lensLine + (0.05f * side), y));
        float browLine = geometry.TexelOf[AboveBrows].Y;
        Forehead = Of(geometry, (x, y) => (FromOutlinePx[x, y] > 0 ? 1 : 0)
            * (1 - Features[x, y]) * (1 - Ramp.Smooth(browLine, browLine + (0.05f * side), y)));
        AboveLeftBrow = AboveBrow(geometry, MeshTopology.LeftBrowLoop, side);
        AboveRightBrow = AboveBrow(geometry, MeshTopology.RightBrowLoop, side);
        float browEndPx = FirstOf(geometry, MeshTopology.LeftBrowLoop);
        BrowBand = Between(Band(geometry, AboveBrows, BelowBrows, softPx), browEndPx, side - 1 - browEndPx, softPx);
        SpectaclesBand = Band(geometry, AboveBrows, BelowLenses, softPx);
        SunglassesBand = Band(geometry, AboveBrows, BelowLargestLenses, softPx);
        float leftHingePx = geometry.TexelOf[LeftHinge].X;
        SpectaclesFront = Between(SpectaclesBand, leftHingePx, side - 1 - leftHingePx, softPx);
    }

    /// <summary>The two eye openings.</summary>
    public Plane Eyes { get; }

    /// <summary>The two eyes with their lids.</summary>
    public Plane Lids { get; }

    /// <summary>Eyes, nostrils and lips, with a margin: hair in front of them does not make them less the face's own.</summary>
    public Plane Openings { get; }

    /// <summary>The same, and the brows without one.</summary>
    public Plane OpeningsAndBrows { get; }

    /// <summary>What does not look like skin on any face: eyes, brows, nostrils and lips, with a margin.</summary>
    public Plane Features { get; }

    /// <summary>What does on most.</summary>
    public Plane Skin { get; }

    /// <summary>Texels that are skin on nearly every face: cheeks and nose; hard 0 or 1.</summary>
    public Plane SkinReference { get; }

    /// <summary>Distance to the face outline in texels; 0 outside.</summary>
    public Plane FromOutlinePx { get; }

    /// <summary>Brows, eyes, nose and mouth with the skin between them, with a wide soft edge.</summary>
    public Plane InnerFace { get; }

    /// <summary>From below the tip of the nose down, without the sides of the cheeks, where hair hangs: where beards grow.</summary>
    public Plane BeardArea { get; }

    /// <summary>The middle of <see cref="BeardArea"/>: hair from the side does not hang so far in.</summary>
    public Plane Chin { get; }

    /// <summary>Below the eyes, beside <see cref="BeardArea"/>.</summary>
    public Plane Cheeks { get; }

    /// <summary>Above the brows.</summary>
    public Plane Forehead { get; }

    /// <summary>The strips of forehead over the brow that is left in the picture and over the other.</summary>
    public Plane AboveLeftBrow { get; }

    public Plane AboveRightBrow { get; }

    /// <summary>From above the brows to below them, from the outer end of one to that of the other.</summary>
    public Plane BrowBand { get; }

    /// <summary>Where spectacles can be: from above the brows to below the lenses, from temple to temple.</summary>
    public Plane SpectaclesBand { get; }

    /// <summary>The same for sunglasses, which may reach further down.</summary>
    public Plane SunglassesBand { get; }

    /// <summary>The part of <see cref="SpectaclesBand"/> between the hinges, without the arms.</summary>
    public Plane SpectaclesFront { get; }

    /// <summary>1 well inside of the face. What turns away there (the wings of the nose, the corners of the mouth) is a fold, not the
    /// far side of the head.</summary>
    public Plane AwayFromOutline { get; }

    /// <summary>Width of the rim of the face, in texels, through which hair and hands reach in.</summary>
    public float OutlineBandPx { get; }

    /// <summary>How far what covers the face is grown, in texels.</summary>
    public float CoverMarginPx { get; }

    private static Plane Fill(AtlasGeometry geometry, ReadOnlySpan<int> loop)
    {
        Vector2[] polygon = new Vector2[loop.Length];
        for (int i = 0; i < loop.Length; i++)
        {
            polygon[i] = geometry.TexelOf[loop[i]];
        }

        return Polygon.Fill(polygon, geometry.Raster.Size);
    }

    private Plane AboveBrow(AtlasGeometry geometry, ReadOnlySpan<int> loop, float side)
    {
        Plane brow = Fill(geometry, loop);
        int up = (int)(AboveBrowHeight * side);
        return Of(geometry, (x, y) => y + up < brow.Height ? Forehead[x, y] * Math.Max(0, brow[x, y + up] - brow[x, y]) : 0);
    }

    private static float FirstOf(AtlasGeometry geometry, ReadOnlySpan<int> loop)
    {
        float first = float.PositiveInfinity;
        foreach (int point in loop)
        {
            first = Math.Min(first, geometry.TexelOf[point].X);
        }

        return first;
    }

    private static Plane BelowNose(AtlasGeometry geometry, float halfWidth, float softPx)
    {
        float top = geometry.TexelOf[MeshTopology.NoseTip].Y;
        float middle = (geometry.SizePx - 1) / 2f;
        return Of(geometry, (x, y) => Ramp.Smooth(top - softPx, top + softPx, y)
            * (1 - Ramp.Smooth(halfWidth - softPx, halfWidth + softPx, MathF.Abs(x - middle))));
    }

    private static Plane Band(AtlasGeometry geometry, int topPoint, int bottomPoint, float softPx)
    {
        float top = geometry.TexelOf[topPoint].Y;
        float bottom = geometry.TexelOf[bottomPoint].Y;
        return Of(geometry, (_, y) => Ramp.Smooth(top - softPx, top + softPx, y)
            * (1 - Ramp.Smooth(bottom - softPx, bottom + softPx, y)));
    }

    private static Plane Between(Plane band, float left, float right, float softPx)
    {
        Plane between = band.Clone();
        for (int y = 0; y < band.Height; y++)
        {
            for (int x = 0; x < band.Width; x++)
            {
                between[x, y] *= Ramp.Smooth(left - softPx, left + softPx, x)
                    * (1 - Ramp.Smooth(right - softPx, right + softPx, x));
            }
        }

        return between;
    }

    private static Plane Of(AtlasGeometry geometry, Func<int, int, float> value)
    {
        Plane plane = new(geometry.SizePx, geometry.SizePx);
        for (int y = 0; y < plane.Height; y++)
        {
            for (int x = 0; x < plane.Width; x++)
            {
                plane[x, y] = value(x, y);
            }
        }

        return plane;
    }

    private static Plane Combine(Plane a, Plane b, Func<float, float, float> combine)
    {
        Plane result = new(a.Width, a.Height);
        for (int i = 0; i < result.Samples.Length; i++)
        {
            result.Samples[i] = combine(a.Samples[i], b.Samples[i]);
        }

        return result;
    }

    private static Plane DiscsAround(AtlasGeometry geometry, int[] points, float radiusPx)
    {
        return Of(geometry, (x, y) => points.Any(point => Vector2.Distance(geometry.TexelOf[point], new(x, y)) < radiusPx) ? 1 : 0);
    }
}
