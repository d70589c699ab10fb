using Mien.Imaging.Colour;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Masks;

/// <summary>What one person's skin looks like in one photo, learnt from cheeks and nose, to tell skin from hair, spectacles and hands
/// in front of the face. Works in the atlas, in Oklab.</summary>
/// <remarks>A texel is unlike skin when its colour is far from the reference, or when every path to the reference crosses strong colour
/// edges (a geodesic distance): shading changes slowly and is crossed cheaply, a fringe or a frame has an edge all around.</remarks>
internal sealed class SkinModel
{
    /// <summary>Differences that count as one unit: of lightness downward and upward, and of the two colour axes.</summary>
    private const float DarkerUnit = 0.16f;
    private const float LighterUnit = 0.22f;
    private const float ColourUnit = 0.045f;

    /// <summary>Lightness of fair skin, for which the unit downward is given; it shrinks with the lightness of the skin.</summary>
    private const float FairLightness = 0.75f;

    /// <summary>A step between neighbours below this many units is shading and free.</summary>
    private const float FreeStep = 0.10f;

    private readonly float _lightness;
    private readonly float _a;
    private readonly float _b;
    private readonly float _scale;

    private SkinModel(float lightness, float a, float b, float scale)
    {
        _lightness = lightness;
        _a = a;
        _b = b;
        _scale = scale;
    }

    /// <summary>Oklab's, 0 … 1.</summary>
    public float Lightness => _lightness;

    /// <param name="oklab">Unwrapped face, [S, S].</param>
    /// <param name="weight">Reference texels that are seen, 0 … 1.</param>
    public static SkinModel Learn(Planes oklab, Plane weight)
    {
        float lightness = Median(oklab.Red, weight, 0);
        float a = Median(oklab.Green, weight, 0);
        float b = Median(oklab.Blue, weight, 0);

        // Skin that varies a lot in itself (freckles, hard light, make-up) widens all units.
        float spread = 1.4826f * MedianOfDistance(oklab.Red, weight, lightness);
        return new(lightness, a, b, Math.Clamp(spread / 0.05f, 0.85f, 1.5f));
    }

    /// <returns>1 where a texel is like the person's skin, 0 where something else is seen, [S, S].</returns>
    public Plane Likeness(Planes oklab, Plane reference)
    {
        Plane unlike = Unlikeness(oklab, reference);
        for (int i = 0; i < unlike.Samples.Length; i++)
        {
            unlike.Samples[i] = LikenessOf(unlike.Samples[i]);
        }

        return unlike;
    }

    /// <param name="unlikeness">See <see cref="Unlikeness"/>.</param>
    public static float LikenessOf(float unlikeness) => 1 - Ramp.Smooth(0.7f, 1.3f, unlikeness);

    /// <returns>How unlike the person's skin each texel is: 0 not at all, from about 1 on something else, [S, S].</returns>
    public Plane Unlikeness(Planes oklab, Plane reference)
    {
        Plane away = new(oklab.Width, oklab.Height);
        for (int i = 0; i < away.Samples.Length; i++)
        {
            away.Samples[i] = UnitsAway(oklab.Red.Samples[i], oklab.Green.Samples[i], oklab.Blue.Samples[i]);
        }

        // A reference texel that is covered itself (sunglasses reach the cheeks) must not start a path.
        Plane seed = new(oklab.Width, oklab.Height);
        for (int i = 0; i < seed.Samples.Length; i++)
        {
            seed.Samples[i] = away.Samples[i] < 1 ? reference.Samples[i] : 0;
        }

        Plane path = GeodesicDistance.From(seed, oklab, StepCost);
        for (int i = 0; i < away.Samples.Length; i++)
        {
            away.Samples[i] = (0.55f * away.Samples[i]) + (0.45f * path.Samples[i]);
        }

        return away;
    }

    /// <summary>How far the other's skin is from this one, in units of likeness.</summary>
    public float UnitsTo(SkinModel other) => UnitsAway(other._lightness, other._a, other._b);

    /// <param name="share">0 stays, 1 becomes the other.</param>
    public SkinModel Toward(SkinModel other, float share) => new(
        float.Lerp(_lightness, other._lightness, share),
        float.Lerp(_a, other._a, share),
        float.Lerp(_b, other._b, share),
        float.Lerp(_scale, other._scale, share));

    private float UnitsAway(float lightness, float a, float b)
    {
        float difference = lightness - _lightness;
        float light = difference / ((difference < 0 ? DarkerUnit * _lightness / FairLightness : LighterUnit) * _scale);
        float green = (a - _a) / (ColourUnit * _scale);
        float blue = (b - _b) / (ColourUnit * _scale);
        return MathF.Sqrt((light * light) + (green * green) + (blue * blue));
    }

    private float StepCost(float lightness, float a, float b)
    {
        float light = lightness / (DarkerUnit * _lightness / FairLightness * _scale);
        float green = a / (ColourUnit * _scale);
        float blue = b / (ColourUnit * _scale);
        return Math.Max(0, MathF.Sqrt((light * light) + (green * green) + (blue * blue)) - FreeStep);
    }

    private static float MedianOfDistance(Plane plane, Plane weight, float centre) => Median(plane, weight, centre, absolute: true);

    private static float Median(Plane plane, Plane weight, float centre, bool absolute = false)
    {
        List<float> values = [];
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            if (weight.Samples[i] > 0.5f)
            {
                float value = plane.Samples[i] - centre;
                values.Add(absolute ? MathF.Abs(value) : value);
            }
        }

        if (values.Count == 0)
        {
            return 0;
        }

        values.Sort();
        return values[values.Count / 2];
    }
}
