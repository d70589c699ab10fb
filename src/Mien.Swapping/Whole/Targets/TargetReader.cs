using System.Numerics;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Light;
using Mien.Swapping.Meshes.Render;
using Mien.Swapping.Meshes.Shape;
using Mien.Swapping.Whole.Sources;

namespace Mien.Swapping.Whole.Targets;

/// <summary>Tells along a track what is to be known of the target: its light, what lies in front of it, where it is seen.</summary>
/// <param name="sheet">Receives the maps that frames are drawn with.</param>
internal sealed class TargetReader(WholeTexture source, MeshSwapContext context, FaceParser parser, FaceCompletion completion, AtlasSheet sheet)
{
    /// <summary>A frame this much later than the last one that was judged is judged anew: every second frame of a film.</summary>
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(0.06);

    private static readonly FaceClass[] s_features = [FaceClass.Brow, FaceClass.Eye, FaceClass.Lips, FaceClass.InnerMouth];
    private static readonly FaceClass[] s_innerMouth = [FaceClass.InnerMouth];
    private static readonly FaceClass[] s_spectacles = [FaceClass.Frame, FaceClass.Lens];

    /// <summary>Below the first share a place is the face, from the second on it is something in front.</summary>
    private const float FrontFrom = 0.15f, FrontFully = 0.7f;

    private readonly TargetMemory _memory = new(completion.SizePx, context.Small.SizePx);
    private readonly AtlasGeometry _atlas = new(context.Canonical, completion.SizePx);
    private readonly TargetLight _light = new(context, completion);
    private (MaskKind Mask, EyesKind Eyes, bool MatchColor) _asked;
    private Plane? _innerMouth;
    private TimeSpan _judged;
    private bool _isFirst = true;

    /// <summary>See <see cref="LightField.Colour"/>.</summary>
    public float Colour { get; private set; }

    /// <summary>How far the source's own eyes can be drawn, 0 … 1, both alike.</summary>
    public float OwnEyes { get; private set; }

    /// <summary>The target's eyes, left in the picture first.</summary>
    public AtlasEye[] Looks { get; private set; } = [];

    /// <summary>Where the parser sees the inside of the mouth, 0 … 1, in px of the last frame's region.</summary>
    public Plane InnerMouthOf(Size region) => Resampler.Warp(_innerMouth!, _memory.Front.CropToRegion, region, Border.Replicate);

    /// <summary>Where something lies in front, 0 … 1, in px of the face's region.</summary>
    public Plane FrontOf(Size region) => _memory.Front.InRegion(region);

    public void Read(IFrame frame, Face found, TargetFace face, SwapSettings settings, TimeSpan time, CancellationToken cancellation)
    {
        FaceParsing parsing = _memory.Spectacles.Seen(parser.Parse(frame, found, cancellation), time);
        Affine2 regionToCrop = Affine2.Translation(face.Region.X, face.Region.Y).Then(parsing.ImageToCrop);
        Plane front = FrontIn(parsing, settings.Mask);
        _innerMouth = parsing.InCrop(s_innerMouth);
        _memory.Front.Next(front, regionToCrop, time);
        _memory.LookAt(face);
        if (!_isFirst && time - _judged < s_interval && !_memory.IsRestless && (settings.Mask, settings.Eyes, settings.MatchColor) == _asked)
        {
            return;
        }

        _memory.Begin(time);
        float[] visibility = FaceVisibility.OfPoints(face.Points, context.Canonical.Triangles, context.Small.TexelOf.Length);
        Plane visible = FaceVisibility.Spread(visibility, context.Small.Raster, context.Canonical.Triangles);
        Plane shown = MaskCombination.Max(visible, context.Regions.AwayFromOutline);
        shown = settings.Mask == MaskKind.Inner ? MaskCombination.Product(shown, context.Regions.InnerFace) : shown;
        Looks = context.Eyes.Measure(face.Points);
        OwnEyes = settings.Eyes == EyesKind.Source ? EyeTransfer.Reach(source.Looks, Looks) : 0;
        (Planes light, Plane bare) = LightOf(face, parsing, found.Mesh, frame.Size, cancellation);

        // Under its own light the source's skin would not go with the target's.
        bare = settings.MatchColor ? bare : new Plane(bare.Width, bare.Height);
        sheet.Fill(source.Light, light, TrustOf(KnownSkin(found.Mesh, frame.Size), bare), shown, MaskCombination.Product(source.Skin.Bare, bare));
        Colour = LightField.Colour(light);
        (_asked, _judged, _isFirst) = ((settings.Mask, settings.Eyes, settings.MatchColor), time, false);
    }

    /// <summary>How far the source's skin is known well enough to go on a face with this expression, 0 … 1, small atlas.</summary>
    private Plane KnownSkin(FaceMesh mesh, Size frame)
    {
        Vector3[] shape = HeadPose.Of(mesh, frame, context.Canonical).Shape[..MeshTopology.FacePointCount].ToArray();
        return source.Skin.Known(ExpressionGap.Between(source.Expression, ExpressionGap.ExpressionOf(shape, context.Persons), context));
    }

    private static Plane FrontIn(FaceParsing parsing, MaskKind kind) => kind switch
    {
        MaskKind.Oval => new Plane(parsing.SizePx, parsing.SizePx),
        MaskKind.Spectacles => Ramp.Smooth(parsing.InCrop(s_spectacles), FrontFrom, FrontFully),
        _ => Ramp.Smooth(parsing.InCrop(FaceClasses.Covering), FrontFrom, FrontFully),
    };

    /// <returns>The light, and where the target has bare skin, 0 … 1, small atlas.</returns>
    private (Planes Light, Plane Bare) LightOf(TargetFace face, FaceParsing parsing, FaceMesh mesh, Size frame, CancellationToken cancellation)
    {
        Planes colours = _memory.Colours(MeshWarp.Render(
            face.Linear, _atlas.Raster, MeshPoints.Flat(face.Points, _atlas.TexelOf.Length), MeshFilter.Bilinear));
        Plane cover = Unwrapped.Cover(parsing, FaceClasses.Covering, mesh, _atlas);
        Plane trust = AtlasTrust.Of(mesh.Points, frame, _atlas, context.Canonical);
        for (int i = 0; i < trust.Samples.Length; i++)
        {
            trust.Samples[i] *= 1 - Math.Min(1, 1.6f * cover.Samples[i]);
        }

        (Planes light, Planes seen, Plane skin) = _light.Of(colours, trust, Unwrapped.Cover(parsing, s_features, mesh, _atlas), cancellation);
        SeamLight.ChangeInPlace(light, source.Small, source.Light, seen, skin, context.Regions);
        if (OwnEyes > 0)
        {
            OwnEyesLight.SetInPlace(light, source, EyeColour.Of(face.Linear[0], face.Points), context.Regions.Eyes);
        }

        return (_memory.Light(light), _memory.Bare(skin));
    }

    /// <summary>1 where the source's texture is drawn; 0 at shut lids, which stay the target's, and where the source's skin is not known and the target's is bare.</summary>
    private Plane TrustOf(Plane known, Plane bare)
    {
        Plane trust = new(context.Small.SizePx, context.Small.SizePx);
        for (int y = 0; y < trust.Height; y++)
        {
            for (int x = 0; x < trust.Width; x++)
            {
                float drawn = 1 - ((1 - known[x, y]) * bare[x, y]);
                trust[x, y] = drawn * (1 - ((1 - Looks[x < trust.Width / 2 ? 0 : 1].OpenShare) * context.Regions.Lids[x, y]));
            }
        }

        return trust;
    }
}
