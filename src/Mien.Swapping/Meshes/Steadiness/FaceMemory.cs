using System.Numerics;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Masks;

namespace Mien.Swapping.Meshes.Steadiness;

/// <summary>What a track remembers of its target's face. All of it lives in the atlas, where the face stands still however it moves, so that
/// only real change is change. The first frame is taken as it is.</summary>
internal sealed class FaceMemory(int atlasPx)
{
    // Noise of a texel is averaged; a hand, an open mouth or a lamp is a change of half the brightness and more.
    private static readonly Steadying s_colours = new(Seconds: 0.25f, Unit: 0.12f);
    private static readonly Steadying s_skin = new(Seconds: 0.5f, Unit: 0.3f);
    private static readonly Steadying s_likeness = new(Seconds: 0.3f, Unit: 0.35f);
    private static readonly Steadying s_light = new(Seconds: 0.5f, Unit: 0.06f);

    /// <summary>The new face must not lie on a hand that comes, but may leave off a moment longer where one goes.</summary>
    private static readonly Steadying s_covering = new(Seconds: 0.03f);
    private static readonly Steadying s_uncovering = new(Seconds: 0.2f);

    private static readonly Steadying s_white = new(Seconds: 0.5f, Unit: 0.15f);
    private static readonly Steadying s_irisRadius = new(Seconds: 0.5f);

    /// <summary>Looks jump; in radii of the iris.</summary>
    private static readonly Steadying s_irisCentre = new(Seconds: 0.1f, Unit: 0.1f);

    private const float ColourFloor = 0.06f;
    private const float LightFloor = 0.01f;

    private readonly Planes _colours = new(atlasPx, atlasPx);
    private readonly Plane _likeness = new(atlasPx, atlasPx);
    private readonly Planes _light = new(atlasPx, atlasPx);
    private readonly Plane _uncovered = new(atlasPx, atlasPx);
    private SkinModel? _skin;
    private AtlasEye[]? _eyes;
    private TimeSpan _time;

    /// <summary>Since the frame before; infinite in the first.</summary>
    public float ElapsedSeconds { get; private set; } = float.PositiveInfinity;

    /// <summary>Whether spectacles were seen before; null in the first frame.</summary>
    public Spectacles? Spectacles { get; set; }

    /// <summary>What reached in from outside before, see <see cref="OutsideCover"/>; null in the first frame.</summary>
    public Plane? Cover { get; set; }

    /// <param name="time">Of the frame that begins.</param>
    public void Begin(TimeSpan time)
    {
        ElapsedSeconds = _skin is null ? float.PositiveInfinity : (float)(time - _time).TotalSeconds;
        _time = time;
    }

    /// <returns>The memory's own planes, which the next frame changes; so do the others.</returns>
    public Planes Colours(Planes now)
    {
        s_colours.RunInPlace(_colours, now, ColourFloor, ElapsedSeconds);
        return _colours;
    }

    public SkinModel Skin(SkinModel now)
    {
        _skin = _skin is null ? now : _skin.Toward(now, s_skin.Share(ElapsedSeconds, _skin.UnitsTo(now)));
        return _skin;
    }

    public Plane Likeness(Plane now)
    {
        s_likeness.RunInPlace(_likeness, now, ElapsedSeconds);
        return _likeness;
    }

    public Planes Light(Planes now)
    {
        s_light.RunInPlace(_light, now, LightFloor, ElapsedSeconds);
        return _light;
    }

    public Plane Uncovered(Plane now)
    {
        float covering = s_covering.Share(ElapsedSeconds, 0);
        float uncovering = s_uncovering.Share(ElapsedSeconds, 0);
        for (int i = 0; i < now.Samples.Length; i++)
        {
            float step = now.Samples[i] - _uncovered.Samples[i];
            _uncovered.Samples[i] += (step < 0 ? covering : uncovering) * step;
        }

        return _uncovered;
    }

    public AtlasEye[] Eyes(AtlasEye[] now)
    {
        _eyes = _eyes is null ? now : [Toward(_eyes[0], now[0]), Toward(_eyes[1], now[1])];
        return _eyes;
    }

    private AtlasEye Toward(AtlasEye before, AtlasEye now)
    {
        // A lid that shuts shows neither white nor iris.
        float open = now.OpenShare;
        float brightness = Math.Max(Vector3.Dot(before.White, Vector3.One), LightFloor);
        float change = Vector3.Dot(Vector3.Abs(now.White - before.White), Vector3.One) / brightness;
        float moved = Vector2.Distance(before.IrisCentre, now.IrisCentre) / Math.Max(before.IrisRadius, 1e-4f);
        return new()
        {
            White = Vector3.Lerp(before.White, now.White, open * s_white.Share(ElapsedSeconds, change)),
            IrisRadius = float.Lerp(before.IrisRadius, now.IrisRadius, open * s_irisRadius.Share(ElapsedSeconds, 0)),
            IrisCentre = Vector2.Lerp(before.IrisCentre, now.IrisCentre, s_irisCentre.Share(ElapsedSeconds, moved)),
            Openness = now.Openness,
        };
    }
}
