using System.Numerics;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Light;
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

    /// <summary>Changes of the light's brightness and of the area that is covered, as parts, which are more than noise.</summary>
    private const float RestlessLight = 0.05f;
    private const float RestlessCover = 0.004f;

    private readonly Planes _colours = new(atlasPx, atlasPx);
    private readonly Plane _likeness = new(atlasPx, atlasPx);
    private readonly Planes _light = new(atlasPx, atlasPx);
    private readonly Plane _uncovered = new(atlasPx, atlasPx);
    private SkinModel? _skin;
    private TimeSpan _time;
    private TimeSpan _eyesTime;

    /// <summary>The eyes of the last frame, left in the picture first; empty before the first.</summary>
    public AtlasEye[] Eyes { get; private set; } = [];

    /// <summary>Whether something moved before the face, or its light changed, when it was last judged.</summary>
    public bool IsRestless { get; private set; }

    /// <summary>Since the frame judged before; infinite in the first.</summary>
    public float ElapsedSeconds { get; private set; } = float.PositiveInfinity;

    /// <summary>Whether spectacles were seen before; null in the first frame.</summary>
    public Spectacles? Spectacles { get; set; }

    /// <summary>What reached in from outside before, see <see cref="OutsideCover"/>; null in the first frame.</summary>
    public Plane? Cover { get; set; }

    /// <param name="time">Of the frame that is to be judged.</param>
    public void Begin(TimeSpan time)
    {
        IsRestless = false;
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

    /// <param name="now">See <see cref="FaceLight.OfTarget"/>.</param>
    public Planes Light(Planes now)
    {
        float before = _light.Green.Samples.Sum();
        IsRestless |= MathF.Abs(now.Green.Samples.Sum() - before) > RestlessLight * before;
        s_light.RunInPlace(_light, now, LightFloor, ElapsedSeconds);
        return _light;
    }

    public Plane Uncovered(Plane now)
    {
        float covering = s_covering.Share(ElapsedSeconds, 0);
        float uncovering = s_uncovering.Share(ElapsedSeconds, 0);
        float moved = 0;
        for (int i = 0; i < now.Samples.Length; i++)
        {
            float step = now.Samples[i] - _uncovered.Samples[i];
            moved += MathF.Abs(step);
            _uncovered.Samples[i] += (step < 0 ? covering : uncovering) * step;
        }

        IsRestless |= moved > RestlessCover * now.Samples.Length;
        return _uncovered;
    }

    /// <summary>Where the eyes look is told anew in each frame.</summary>
    public void LookAtEyes(AtlasEye[] now, TimeSpan time)
    {
        float elapsedSeconds = (float)(time - _eyesTime).TotalSeconds;
        Eyes = Eyes.Length == 0 ? now : [Toward(Eyes[0], now[0], elapsedSeconds), Toward(Eyes[1], now[1], elapsedSeconds)];
        _eyesTime = time;
    }

    public void LookAtWhites(Vector3[] now) => Eyes = [Toward(Eyes[0], now[0]), Toward(Eyes[1], now[1])];

    private static AtlasEye Toward(AtlasEye before, AtlasEye now, float elapsedSeconds)
    {
        float moved = Vector2.Distance(before.IrisCentre, now.IrisCentre) / Math.Max(before.IrisRadius, 1e-4f);
        float irisShare = now.OpenShare * s_irisRadius.Share(elapsedSeconds, 0);
        return before with
        {
            IrisRadius = float.Lerp(before.IrisRadius, now.IrisRadius, irisShare),
            IrisCentre = Vector2.Lerp(before.IrisCentre, now.IrisCentre, s_irisCentre.Share(elapsedSeconds, moved)),
            Openness = now.Openness,
        };
    }

    /// <summary>A lid that shuts shows no white.</summary>
    private AtlasEye Toward(AtlasEye before, Vector3 white)
    {
        if (float.IsPositiveInfinity(ElapsedSeconds))
        {
            return before with { White = white };
        }

        float brightness = Math.Max(Vector3.Dot(before.White, Vector3.One), LightFloor);
        float change = Vector3.Dot(Vector3.Abs(white - before.White), Vector3.One) / brightness;
        return before with { White = Vector3.Lerp(before.White, white, before.OpenShare * s_white.Share(ElapsedSeconds, change)) };
    }
}
