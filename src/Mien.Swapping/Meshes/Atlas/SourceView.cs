using Mien.Faces;
using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Colour;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Light;
using Mien.Swapping.Meshes.Masks;
using Mien.Swapping.Meshes.Steadiness;

namespace Mien.Swapping.Meshes.Atlas;

/// <summary>One photo of the source person: its pixels around the face, and what the small atlas tells about it.</summary>
internal sealed class SourceView
{
    /// <summary>The outermost part of a face is background as often as skin: texels this near the outline (a part of the atlas's
    /// side) fade out.</summary>
    private const float OutlineFade = 0.03f;

    public SourceView(SourceFace source, MeshSwapContext context)
    {
        int factor = 1;
        (IFrame frame, Face face) = ReducedFrame.Fit(source.Frame, source.Face, ref factor);
        FaceMesh mesh = face.Mesh;
        Region region = FaceRegion.Around(mesh.Points, 0.1f, frame.Size);
        LinearPhoto = new MipPyramid(LinearLight.FromSrgb(frame.Read(region)));
        Points = MeshPoints.Moved(mesh.Points, -region.X, -region.Y);
        float[] visibility = FaceVisibility.OfPoints(Points, context.Canonical.Triangles, context.Small.TexelOf.Length);
        Shape = HeadPose.Of(mesh, frame.Size, context.Canonical).Shape[..MeshTopology.FacePointCount].ToArray();
        UnwrappedFace unwrapped = UnwrappedFace.From(LinearPhoto, Points, visibility, context, new FaceMemory(context.Small.SizePx));
        Weight = WeightOf(unwrapped, context.Regions, OutlineFade * context.Small.SizePx);
        FaceLight light = FaceLight.OfSource(unwrapped, Weight, context.Regions);
        SourceBeard beard = SourceBeard.Of(unwrapped with { Linear = light.Linear }, context.Regions);
        Unwrapped = unwrapped with { Linear = light.Linear };
        Light = beard.Light ?? light.Smooth;
        Evening = light.Evening;
        Beard = beard.Strength;
        Weight = beard.Whiskers is null ? Weight : MaskCombination.Product(Weight, MaskCombination.Invert(beard.Whiskers));
        FaceWidthPx = Vector2.Distance(
            MeshPoints.Flat(Points[MeshTopology.FaceSideLeft]), MeshPoints.Flat(Points[MeshTopology.FaceSideRight]));
    }

    public MipPyramid LinearPhoto { get; }

    /// <summary>Mesh points in px of <see cref="LinearPhoto"/>, [478].</summary>
    public Vector3[] Points { get; }

    /// <summary>Pose-free points, canonical cm, [468].</summary>
    public Vector3[] Shape { get; }

    public UnwrappedFace Unwrapped { get; }

    /// <summary>Light and skin tone, linear light, smooth, defined everywhere, small atlas.</summary>
    public Planes Light { get; }

    /// <summary>What the photo's colours are to be multiplied by, small atlas: see <see cref="FaceLight.Evening"/>. Those of <see cref="Unwrapped"/> are.</summary>
    public Planes Evening { get; }

    /// <summary>See <see cref="SourceBeard.Strength"/>.</summary>
    public float Beard { get; }

    /// <summary>How far each texel of the small atlas can be trusted, 0 … 1.</summary>
    public Plane Weight { get; }

    public float FaceWidthPx { get; }

    private static Plane WeightOf(UnwrappedFace face, AtlasRegions regions, float fadePx)
    {
        Plane uncovered = FaceCover.UncoveredOfSource(face, SourceHair.Find(face, regions), regions);
        Plane weight = new(face.Visibility.Width, face.Visibility.Height);
        for (int i = 0; i < weight.Samples.Length; i++)
        {
            float inside = Ramp.Smooth(0, fadePx, regions.FromOutlinePx.Samples[i]);
            weight.Samples[i] = face.Visibility.Samples[i] * uncovered.Samples[i] * inside;
        }

        return weight;
    }
}
