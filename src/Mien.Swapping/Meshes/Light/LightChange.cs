using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Mien.Imaging.Colour;

namespace Mien.Swapping.Meshes.Light;

/// <summary>How eight places of a texture change when their light does. All of it is as smooth as the lights are, so it may be made in a
/// small map and carried to pixels.</summary>
/// <param name="LitRed">The new light, linear; green and blue likewise. 0 where there is none: nothing changes there.</param>
/// <param name="PerRed">1 / old light; green and blue likewise.</param>
/// <param name="PerLuminance">1 / luminance of the old light.</param>
/// <param name="Contrast">Exponent of the brightness's deviation from the light: below 1 where dark is brightened, above 1 for what shines where light is darkened.</param>
/// <param name="ColourShare">How much of the colour's deviation is kept, 0 … 1.</param>
internal readonly record struct LightChange(
    Vector256<float> LitRed,
    Vector256<float> LitGreen,
    Vector256<float> LitBlue,
    Vector256<float> PerRed,
    Vector256<float> PerGreen,
    Vector256<float> PerBlue,
    Vector256<float> PerLuminance,
    Vector256<float> Contrast,
    Vector256<float> ColourShare)
{
    /// <summary>Values of a place, one vector each.</summary>
    public const int Count = 9;

    /// <summary>How fast contrast falls when dark skin or shadow is brightened, and rises when it is darkened: exponents of the change. What shines is added to the skin's colour, and is so a larger
    /// part of dark skin than of light.</summary>
    private const float ContrastFall = 0.3f, ContrastRise = 0.4f;

    /// <summary>Linear light below this counts as none.</summary>
    private const float Darkest = 1e-4f;

    private const float LeastContrast = 0.55f;
    private const float MostContrast = 1.3f;

    /// <summary>What is darker than the light by the first factor keeps some of its contrast, by the second all of it: that is no shadow and no stubble but
    /// a beard, a brow or a nostril, which stay black in any light.</summary>
    private const float SomeFrom = 0.5f, AllFrom = 0.2f;

    /// <summary>How fast differences of colour fall with the contrast and with the change of tint: exponents.</summary>
    private const float ColourFall = 2;
    private const float TintFall = 0.8f;

    /// <summary>Bounds of how much a channel may deviate more or less than the brightness does. A channel that coloured light left
    /// nearly empty holds noise and highlights only.</summary>
    private const float LeastOwn = 0.65f;
    private const float MostOwn = 1.35f;

    /// <summary>The same bounds are this much wider under light of nearly the same tint: lips are redder than that.</summary>
    private const float LessOwn = 0.45f;
    private const float MoreOwn = 1.4f;

    /// <summary>From one light to another, both linear.</summary>
    public static LightChange Between(
        Vector256<float> oldRed,
        Vector256<float> oldGreen,
        Vector256<float> oldBlue,
        Vector256<float> newRed,
        Vector256<float> newGreen,
        Vector256<float> newBlue)
    {
        Vector256<float> one = Vector256<float>.One;
        Vector256<float> darkest = Vector256.Create(Darkest);
        Vector256<float> there = Vector256.GreaterThan(newGreen, Vector256<float>.Zero);
        oldRed = Vector256.Max(oldRed, darkest);
        oldGreen = Vector256.Max(oldGreen, darkest);
        oldBlue = Vector256.Max(oldBlue, darkest);
        newRed = Vector256.Max(newRed, darkest);
        newGreen = Vector256.Max(newGreen, darkest);
        newBlue = Vector256.Max(newBlue, darkest);
        Vector256<float> perLuminance = one / Luminance.Of(oldRed, oldGreen, oldBlue);
        Vector256<float> brightening = Luminance.Of(newRed, newGreen, newBlue) * perLuminance;
        Vector256<float> falling = Vector256.Max(Vector256.Create(LeastContrast), Vector256.Exp(Vector256.Log(Vector256.Max(brightening, one)) * -ContrastFall));
        Vector256<float> rising = Vector256.Min(Vector256.Create(MostContrast), Vector256.Exp(Vector256.Log(Vector256.Min(brightening, one)) * -ContrastRise));

        Vector256<float> tintRed = newRed / (oldRed * brightening);
        Vector256<float> tintGreen = newGreen / (oldGreen * brightening);
        Vector256<float> tintBlue = newBlue / (oldBlue * brightening);
        Vector256<float> most = Vector256.Max(tintRed, Vector256.Max(tintGreen, tintBlue));
        Vector256<float> least = Vector256.Min(tintRed, Vector256.Min(tintGreen, tintBlue));
        Vector256<float> strongest = Vector256.Max(most, one / least);
        Vector256<float> colourShare = Vector256.Exp((Vector256.Log(falling) * ColourFall) - (Vector256.Log(strongest) * TintFall));
        return new(
            newRed & there, newGreen & there, newBlue & there, one / oldRed, one / oldGreen, one / oldBlue, perLuminance, falling * rising, colourShare);
    }

    public static LightChange Load(ReadOnlySpan<float> rows, int stride, int x)
    {
        return new(Row(rows, 0), Row(rows, 1), Row(rows, 2), Row(rows, 3), Row(rows, 4), Row(rows, 5), Row(rows, 6), Row(rows, 7), Row(rows, 8));

        Vector256<float> Row(ReadOnlySpan<float> all, int row) => Vector256.Create(all.Slice((row * stride) + x, Vector256<float>.Count));
    }

    /// <summary>Each value in a row of its own, eight floats long.</summary>
    public void Store(Span<float> rows)
    {
        LitRed.CopyTo(rows);
        LitGreen.CopyTo(rows[8..]);
        LitBlue.CopyTo(rows[16..]);
        PerRed.CopyTo(rows[24..]);
        PerGreen.CopyTo(rows[32..]);
        PerBlue.CopyTo(rows[40..]);
        PerLuminance.CopyTo(rows[48..]);
        Contrast.CopyTo(rows[56..]);
        ColourShare.CopyTo(rows[64..]);
    }

    /// <summary>Puts eight colours, linear light, under the new light.</summary>
    /// <param name="colour">1 keeps colours, 0 makes the result grey.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector256<float> red, ref Vector256<float> green, ref Vector256<float> blue, float colour)
    {
        Vector256<float> one = Vector256<float>.One;
        Vector256<float> deviation = Vector256.Max(Luminance.Of(red, green, blue) * PerLuminance, Vector256.Create(1e-3f));
        Vector256<float> kept = !Vector256.EqualsAll(Contrast, one) ? Vector256.Exp(Vector256.Log(deviation) * ContrastOf(deviation)) : deviation;
        Vector256<float> perDeviation = one / deviation;
        Vector256<float> litRed = LitRed * kept * Own(red * PerRed * perDeviation);
        Vector256<float> litGreen = LitGreen * kept * Own(green * PerGreen * perDeviation);
        Vector256<float> litBlue = LitBlue * kept * Own(blue * PerBlue * perDeviation);
        Vector256<float> grey = Luminance.Of(litRed, litGreen, litBlue);
        Vector256<float> there = Vector256.GreaterThan(LitGreen, Vector256<float>.Zero);
        red = Vector256.ConditionalSelect(there, grey + ((litRed - grey) * colour), red);
        green = Vector256.ConditionalSelect(there, grey + ((litGreen - grey) * colour), green);
        blue = Vector256.ConditionalSelect(there, grey + ((litBlue - grey) * colour), blue);
    }

    private Vector256<float> ContrastOf(Vector256<float> deviation)
    {
        Vector256<float> black = (Vector256.Create(SomeFrom) - deviation) * (1 / (SomeFrom - AllFrom));
        black = Vector256.Min(Vector256.Max(black, Vector256<float>.Zero), Vector256<float>.One);
        Vector256<float> fallen = Vector256.Min(Contrast, Vector256<float>.One);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(deviation, Vector256<float>.One), Contrast, fallen + (black * (Vector256<float>.One - fallen)));
    }

    private Vector256<float> Own(Vector256<float> deviation)
    {
        Vector256<float> wider = Vector256.Max(Vector256<float>.Zero, ColourShare + ColourShare - Vector256<float>.One);
        Vector256<float> least = Vector256.Create(LeastOwn) - (wider * LessOwn);
        Vector256<float> most = Vector256.Create(MostOwn) + (wider * MoreOwn);
        Vector256<float> bounded = Vector256.Min(Vector256.Max(deviation, least), most);
        return Vector256<float>.One + (ColourShare * (bounded - Vector256<float>.One));
    }
}
