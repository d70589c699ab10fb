using System.Numerics;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Faces.Quality;
using Mien.Imaging.Colour;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Shape;

namespace Mien.Swapping.Whole.Sources;

/// <summary>One photo of the source person: its pixels around the face, and how far each texel of the atlas can be trusted.</summary>
internal sealed class SourcePhoto
{
    /// <summary>A source has texels to lose, and what is left of a strand or a rim shows: from the first share on a texel is trusted less, from the second on not at all.</summary>
    private const float CoverFrom = 0.08f, CoverFully = 0.45f;

    /// <summary>So much around what lies in front is its edge and its shadow, as a part of the atlas's side.</summary>
    private const float CoverMargin = 0.02f;

    /// <summary>The same around the inside of an open mouth, which has no edge of its own: lips are thin.</summary>
    private const float InsideMargin = 0.008f;

    /// <param name="atlas">Of the completion.</param>
    public SourcePhoto(SourceFace source, AtlasGeometry atlas, MeshSwapContext context, FaceParser parser, CancellationToken cancellation)
    {
        int factor = 1;
        (IFrame frame, Face face) = ReducedFrame.Fit(source.Frame, source.Face, ref factor);
        Region region = FaceRegion.Around(face.Mesh.Points, 0.1f, frame.Size);
        Linear = new MipPyramid(LinearLight.FromSrgb(frame.Read(region)));
        HeadPose pose = HeadPose.Of(face.Mesh, frame.Size, context.Canonical);
        FaceMesh mesh = MendedJaw.Of(face.Mesh, MouthState.Of(pose).Openness, context.Canonical);
        Points = MeshPoints.Moved(mesh.Points, -region.X, -region.Y);
        Shape = pose.Shape[..MeshTopology.FacePointCount].ToArray();
        FaceParsing parsing = parser.Parse(frame, face, cancellation);
        parsing = WornSpectacles.Are(parsing) ? parsing : parsing.WithoutSpectacles();
        Plane cover = Morphology.Dilate(Unwrapped.Cover(parsing, FaceClasses.Covering, mesh, atlas), CoverMargin * atlas.SizePx);
        Plane inside = Morphology.Dilate(Unwrapped.Cover(parsing, [FaceClass.InnerMouth], mesh, atlas), InsideMargin * atlas.SizePx);
        cover = MaskCombination.Max(cover, inside);
        Hair = Unwrapped.Cover(parsing, [FaceClass.Hair], mesh, atlas);
        Spectacles = Unwrapped.Cover(parsing, [FaceClass.Frame, FaceClass.Lens], mesh, atlas);
        Facing = AtlasTrust.Of(mesh.Points, frame.Size, atlas, context.Canonical);
        Trust = Facing.Clone();
        for (int i = 0; i < Trust.Samples.Length; i++)
        {
            Trust.Samples[i] *= 1 - Ramp.Smooth(CoverFrom, CoverFully, cover.Samples[i]);
        }

        FaceReadings readings = FaceReader.Read(source.Frame, source.Face, context.Canonical);
        (Score, EyeDistancePx) = (SourceQuality.Of(readings).Score / 100f, readings.EyeDistancePx);
        FaceWidthPx = Vector2.Distance(MeshPoints.Flat(Points[MeshTopology.FaceSideLeft]), MeshPoints.Flat(Points[MeshTopology.FaceSideRight]));
    }

    /// <summary>The photo around the face, linear light.</summary>
    public MipPyramid Linear { get; }

    /// <summary>Mesh points in px of <see cref="Linear"/>, [478].</summary>
    public Vector3[] Points { get; }

    /// <summary>Pose-free points, canonical cm, [468].</summary>
    public Vector3[] Shape { get; }

    /// <summary>How far each texel of the completion's atlas is seen and the face's own, 0 … 1.</summary>
    public Plane Trust { get; }

    /// <summary>How far the camera saw each texel, whatever lies before it, 0 … 1.</summary>
    public Plane Facing { get; }

    /// <summary>What lies before it, 0 … 1.</summary>
    public Plane Hair { get; }

    /// <inheritdoc cref="Hair"/>
    public Plane Spectacles { get; }

    /// <summary>How good a source it is (<see cref="SourceQuality"/>), 0 … 1.</summary>
    public float Score { get; }

    public float EyeDistancePx { get; }

    public float FaceWidthPx { get; }

    /// <summary>Larger faces of which more is seen count more; only ratios mean something.</summary>
    public float Quality => (1 + Trust.Samples.Sum()) * Math.Min(FaceWidthPx, Trust.Width);
}
