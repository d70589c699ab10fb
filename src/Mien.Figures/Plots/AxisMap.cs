namespace Mien.Figures.Plots;

/// <summary>Carries the values of an axis to pixels.</summary>
/// <param name="FromPx">Where the range begins.</param>
/// <param name="ToPx">Where it ends; the smaller one of a y axis.</param>
internal sealed record AxisMap(AxisScale Scale, AxisRange Range, IReadOnlyList<Tick> Ticks, float FromPx, float ToPx)
{
    /// <summary>NaN for a value without a place.</summary>
    public float Pixel(double value)
    {
        double share = Scale == AxisScale.Log
            ? Math.Log(value / Range.Low) / Math.Log(Range.High / Range.Low)
            : (value - Range.Low) / (Range.High - Range.Low);

        // Far outside is far enough outside.
        return double.IsFinite(share) ? (float)(FromPx + (Math.Clamp(share, -100, 100) * (ToPx - FromPx))) : float.NaN;
    }
}
