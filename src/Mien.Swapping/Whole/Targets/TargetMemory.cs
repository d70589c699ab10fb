using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Light;
using Mien.Swapping.Meshes.Render;

namespace Mien.Swapping.Whole.Targets;

/// <summary>What a track remembers of its target's face. Colours and light live in the atlas, where the face stands still however it moves, so that only real change is
/// change there. The first frame is taken as it is.</summary>
/// <param name="coloursPx">Side of the atlas that colours are unwrapped into.</param>
/// <param name="lightPx">Side of the one that light is told in.</param>
internal sealed class TargetMemory(int coloursPx, int lightPx)
{
    private static readonly Steadying s_colours = new(Seconds: 0.25f, Unit: 0.12f);
    private static readonly Steadying s_light = new(Seconds: 0.5f, Unit: 0.06f);
    private static readonly Steadying s_bare = new(Seconds: 0.5f);

    private const float ColourFloor = 0.06f, LightFloor = 0.01f;

    /// <summary>A change of the light's brightness, as a part, which is more than noise.</summary>
    private const float RestlessLight = 0.05f;

    private readonly Planes _colours = new(coloursPx, coloursPx);
    private readonly Planes _light = new(lightPx, lightPx);
    private readonly Plane _bare = new(lightPx, lightPx);
    private readonly LightSwitch _switch = new();
    private TimeSpan? _time;
    private float _elapsedSeconds;
    private bool _isOtherLight;

    public FrontMemory Front { get; } = new();

    public SpectaclesMemory Spectacles { get; } = new();

    /// <summary>Whether the light changed since it was last judged, or something moved before the face.</summary>
    public bool IsRestless { get; private set; }

    /// <summary>Every frame is to be shown, that none is drawn under a light that is gone.</summary>
    public void LookAt(TargetFace face)
    {
        _isOtherLight |= _switch.Look(face.Linear, face.Points);
        IsRestless |= _isOtherLight;
    }

    /// <param name="time">Of the frame that is to be judged.</param>
    public void Begin(TimeSpan time)
    {
        IsRestless = Front.IsRestless;
        _elapsedSeconds = _time is TimeSpan before && !_isOtherLight ? (float)(time - before).TotalSeconds : float.PositiveInfinity;
        (_time, _isOtherLight) = (time, false);
    }

    /// <returns>The memory's own planes, which the next frame changes; so does <see cref="Light"/>.</returns>
    public Planes Colours(Planes now)
    {
        s_colours.RunInPlace(_colours, now, ColourFloor, _elapsedSeconds);
        return _colours;
    }

    public Planes Light(Planes now)
    {
        float before = _light.Green.Samples.Sum();
        IsRestless |= MathF.Abs(now.Green.Samples.Sum() - before) > RestlessLight * before;
        s_light.RunInPlace(_light, now, LightFloor, _elapsedSeconds);
        return _light;
    }

    /// <summary>Where the target's skin is bare; followed as slowly as its light.</summary>
    public Plane Bare(Plane now)
    {
        s_bare.RunInPlace(_bare, now, _elapsedSeconds);
        return _bare;
    }
}
