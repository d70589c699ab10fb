namespace Mien.Figures.Plots;

/// <summary>From where to where an axis reaches.</summary>
internal readonly record struct AxisRange(double Low, double High)
{
    /// <summary>Data that begin this near to 0, as a share of their end, are drawn from 0 on.</summary>
    private const double NearZero = 0.35;

    /// <summary>Exactly what the data need, or what the axis prescribes.</summary>
    public static AxisRange Around(Axis axis, IEnumerable<double> values)
    {
        bool isLog = axis.Scale == AxisScale.Log;
        double[] shown = [.. values.Where(value => double.IsFinite(value) && (value > 0 || !isLog))];
        (double low, double high) = shown.Length > 0 ? (shown.Min(), shown.Max()) : isLog ? (1, 10) : (0, 1);
        (low, high) = (axis.Min ?? Math.Min(low, axis.Max ?? low), axis.Max ?? Math.Max(high, axis.Min ?? high));
        if (low == high)
        {
            double room = isLog ? 0 : Math.Max(Math.Abs(low) * 0.1, 0.5);
            (low, high) = (axis.Min ?? (isLog ? low / 2 : low - room), axis.Max ?? (isLog ? high * 2 : high + room));
        }

        return new(low, high);
    }

    /// <summary>Reaches a little beyond the data, so that points at the edge are seen whole.</summary>
    public AxisRange Padded(Axis axis)
    {
        const double share = 0.03;
        if (axis.Scale == AxisScale.Log)
        {
            double factor = Math.Pow(High / Low, share);
            return new(axis.Min ?? Low / factor, axis.Max ?? High * factor);
        }

        double room = (High - Low) * share;
        return new(axis.Min ?? Low - room, axis.Max ?? High + room);
    }

    /// <summary>Reaches outward to round values, and down to 0 when that is near.</summary>
    public AxisRange ToTicks(Axis axis, int most)
    {
        if (axis.Scale != AxisScale.Linear)
        {
            return Padded(axis);
        }

        double low = axis.Min is null && Low > 0 && Low < NearZero * High ? 0 : Low;
        double step = Ticks.LinearStep(High - low, most);
        return new(
            axis.Min ?? Math.Floor((low / step) + 1e-9) * step,
            axis.Max ?? Math.Ceiling((High / step) - 1e-9) * step);
    }
}
