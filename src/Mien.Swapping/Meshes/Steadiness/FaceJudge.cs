using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Light;
using Mien.Swapping.Meshes.Masks;
using Mien.Swapping.Meshes.Render;

namespace Mien.Swapping.Meshes.Steadiness;

/// <summary>Tells along a track what is to be known of the target in the atlas: its light, what lies in front of it, its eyes. That changes slowly, so
/// most frames are drawn with what an earlier one showed, unless something moved there.</summary>
/// <param name="sheet">Receives the maps that frames are drawn with.</param>
internal sealed class FaceJudge(SourceTexture source, MeshSwapContext context, AtlasSheet sheet)
{
    /// <summary>A frame this much later than the last one judged is judged anew: every second frame of a film.</summary>
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(0.06);

    /// <summary>An eye that opened or shut by this much is a blink.</summary>
    private const float Blink = 0.05f;

    private readonly FaceMemory _memory = new(context.Small.SizePx);
    private readonly float[] _openShares = new float[2];
    private MaskKind _mask;
    private TimeSpan _judged;
    private bool _isFirst = true;

    /// <summary>The target's eyes in this frame, left in the picture first.</summary>
    public AtlasEye[] Eyes => _memory.Eyes;

    /// <summary>See <see cref="LightField.Colour"/>.</summary>
    public float Colour { get; private set; }

    public void Look(TargetFace face, SwapSettings settings, TimeSpan time)
    {
        _memory.LookAtEyes(context.Eyes.Measure(face.Points), time);
        if (!_isFirst && time - _judged < s_interval && !_memory.IsRestless && settings.Mask == _mask && !HaveBlinked())
        {
            return;
        }

        _memory.Begin(time);
        float[] visibility = FaceVisibility.OfPoints(face.Points, context.Canonical.Triangles, context.Small.TexelOf.Length);
        UnwrappedFace unwrapped = UnwrappedFace.From(face.Linear, face.Points, visibility, context, _memory);
        _memory.LookAtWhites(context.Eyes.Whites(unwrapped.Linear));
        AtlasRegions regions = context.Regions;
        Plane shown = MaskCombination.Max(unwrapped.Visibility, regions.AwayFromOutline);
        if (settings.Mask == MaskKind.Inner)
        {
            shown = MaskCombination.Product(shown, regions.InnerFace);
        }

        Plane besideSpectacles = FaceCover.BesideSpectaclesOfTarget(unwrapped, regions);
        Plane bare = FaceCover.UncoveredOfTarget(unwrapped, besideSpectacles, regions, _memory);
        Planes light = _memory.Light(FaceLight.OfTarget(unwrapped, MaskCombination.Product(bare, unwrapped.Visibility), regions));
        Plane uncovered = _memory.Uncovered(settings.Mask == MaskKind.Spectacles ? besideSpectacles : bare);
        sheet.Fill(source.Light, NewLight.Of(source, light, Eyes, regions), Trust(), uncovered, shown);
        Colour = LightField.Colour(light);
        _mask = settings.Mask;
        _judged = time;
        _isFirst = false;
        for (int eye = 0; eye < 2; eye++)
        {
            _openShares[eye] = Eyes[eye].OpenShare;
        }
    }

    private bool HaveBlinked() =>
        MathF.Abs(Eyes[0].OpenShare - _openShares[0]) > Blink || MathF.Abs(Eyes[1].OpenShare - _openShares[1]) > Blink;

    /// <summary>Trust in the source's texture: shut eyes stay the target's.</summary>
    private Plane Trust()
    {
        Plane trust = source.Confidence.Clone();
        for (int y = 0; y < trust.Height; y++)
        {
            for (int x = 0; x < trust.Width; x++)
            {
                int eye = x < trust.Width / 2 ? 0 : 1;
                float shut = 1 - Math.Min(source.Eyes[eye].OpenShare, Eyes[eye].OpenShare);
                trust[x, y] *= 1 - (shut * context.Regions.Lids[x, y]);
            }
        }

        return trust;
    }
}
