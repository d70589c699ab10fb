using Mien.Imaging.Colour;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Meshes.Render;

/// <summary>Sharpness and grain of a track's target. Measuring costs more than a frame may, so it is done a few times a second, sooner when the
/// target's sharpness changes (a focus pulled, a head that moves fast), and smoothed between.</summary>
internal sealed class DetailMemory
{
    private static readonly Steadying s_blur = new(Seconds: 0.2f, Unit: 0.6f);
    private static readonly Steadying s_grain = new(Seconds: 0.5f);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_shortest = TimeSpan.FromSeconds(0.1);

    /// <summary>A change of the target's fineness by this part is one.</summary>
    private const float Change = 0.15f;

    private Detail? _measured;
    private Detail _smooth;
    private TimeSpan _measuredAt;
    private TimeSpan _time;
    private float _fineness;

    /// <param name="rendered">Linear light.</param>
    /// <param name="target">sRGB-encoded.</param>
    public Detail Next(Planes rendered, Planes target, Plane mask, TimeSpan time, int workers)
    {
        float fineness = DetailMatch.QuickFineness(target, mask);
        bool hasChanged = MathF.Abs(fineness - _fineness) > Change * _fineness;
        if (_measured is null || time - _measuredAt >= (hasChanged ? s_shortest : s_longest))
        {
            Detail now = DetailMatch.Measure(LinearLight.ToSrgb(rendered, workers), target, mask, workers);
            _smooth = _measured is null ? now : _smooth;
            _measured = now;
            _measuredAt = time;
            _fineness = fineness;
        }

        Detail aim = _measured.Value;
        float elapsedSeconds = (float)(time - _time).TotalSeconds;
        _time = time;
        _smooth = new(
            new SoftBlur(
                s_blur.Toward(_smooth.Blur.Xx, aim.Blur.Xx, elapsedSeconds),
                s_blur.Toward(_smooth.Blur.Xy, aim.Blur.Xy, elapsedSeconds),
                s_blur.Toward(_smooth.Blur.Yy, aim.Blur.Yy, elapsedSeconds)),
            new Grain(
                s_grain.Toward(_smooth.Grain.Shared, aim.Grain.Shared, elapsedSeconds),
                s_grain.Toward(_smooth.Grain.Own, aim.Grain.Own, elapsedSeconds)));
        return _smooth;
    }
}
