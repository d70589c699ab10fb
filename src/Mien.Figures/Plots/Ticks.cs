namespace Mien.Figures.Plots;

/// <summary>Chooses round values to mark on an axis.</summary>
public static class Ticks
{
    /// <summary>Steps of time that people count in, up to a minute; an hour is divided alike.</summary>
    private static readonly double[] s_sixtieths = [1, 2, 5, 10, 15, 30];

    private static readonly double[] s_hours = [1, 2, 3, 6, 12, 24];

    /// <summary>The values of a range that are multiples of a step, which is 1, 2 or 5 times a power of ten.</summary>
    /// <param name="most">The step is the smallest that makes at most so many intervals.</param>
    /// <returns>Ascending; empty when the range holds no multiple.</returns>
    /// <exception cref="ArgumentException">The range is empty or not finite.</exception>
    public static IReadOnlyList<Tick> Linear(double low, double high, int most)
    {
        ThrowIfNoRange(low, high, most);
        double step = LinearStep(high - low, most);
        int digits = TickLabels.Digits(step);
        double greatest = Math.Max(Math.Abs(low), Math.Abs(high));
        return [.. Multiples(low, high, step).Select(value => new Tick(value, TickLabels.Decimal(value, digits, greatest)))];
    }

    /// <summary>Powers of ten; with twice and five times these where there are few, and only some of them where there are many.</summary>
    /// <param name="low">Above 0.</param>
    /// <returns>Ascending; where the range lies within a decade's third, those of <see cref="Linear"/>.</returns>
    /// <exception cref="ArgumentException">The range is empty, not finite or reaches down to 0.</exception>
    public static IReadOnlyList<Tick> Log(double low, double high, int most)
    {
        ThrowIfNoRange(low, high, most);
        if (low <= 0)
        {
            throw new ArgumentException($"A logarithmic axis cannot begin at {low}.", nameof(low));
        }

        double decades = Math.Log10(high / low);
        int every = Math.Max(1, (int)Math.Ceiling(decades / most));
        List<Tick> powers = Powers(low, high, [1], every);
        List<Tick> ticks = decades * 3 <= most || powers.Count < 2 ? Powers(low, high, [1, 2, 5], 1) : powers;
        return ticks.Count > 1 ? ticks : Linear(low, high, most);
    }

    /// <summary>Round times.</summary>
    /// <param name="low">Seconds.</param>
    /// <param name="high">Seconds.</param>
    /// <exception cref="ArgumentException">The range is empty or not finite.</exception>
    public static IReadOnlyList<Tick> Time(double low, double high, int most)
    {
        ThrowIfNoRange(low, high, most);
        double step = TimeStep(high - low, most);
        return [.. Multiples(low, high, step).Select(value => new Tick(value, TickLabels.Time(value, step, high)))];
    }

    internal static IReadOnlyList<Tick> Of(AxisScale scale, double low, double high, int most) => scale switch
    {
        AxisScale.Linear => Linear(low, high, most),
        AxisScale.Log => Log(low, high, most),
        AxisScale.Time => Time(low, high, most),
        _ => throw new ArgumentOutOfRangeException(nameof(scale)),
    };

    internal static double LinearStep(double length, int most)
    {
        int power = (int)Math.Floor(Math.Log10(length / most)) - 1;
        double[] factors = [1, 2, 5, 10, 20, 50, 100];
        return factors.Select(factor => factor * Power(power)).First(step => length / step <= most * (1 + 1e-9));
    }

    /// <param name="every">Only the powers whose exponents are multiples of this.</param>
    private static List<Tick> Powers(double low, double high, int[] factors, int every)
    {
        List<Tick> ticks = [];
        int first = (int)Math.Floor(Math.Log10(low) / every) * every;
        for (int power = first; power <= Math.Log10(high) + 1e-9; power += every)
        {
            ticks.AddRange(factors.Select(factor => factor * Power(power))
                .Where(value => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9))
                .Select(value => new Tick(value, TickLabels.Power(value, power))));
        }

        return ticks;
    }

    private static double TimeStep(double length, int most)
    {
        double[] round = [.. s_sixtieths, .. s_sixtieths.Select(step => step * 60), .. s_hours.Select(step => step * 3600)];
        double least = LinearStep(length, most);
        return least < 1 ? least : round.Where(step => length / step <= most).DefaultIfEmpty(least).First();
    }

    // A power of ten below 1 is divided by, because 0.001 has no exact double and 1000 has.
    private static IEnumerable<double> Multiples(double low, double high, double step)
    {
        double inverse = step < 1 ? Math.Round(1 / step) : 0;
        double first = Math.Ceiling((low / step) - 1e-9);
        double last = Math.Floor((high / step) + 1e-9);
        for (double index = first; index <= last; index++)
        {
            yield return (inverse > 0 ? index / inverse : index * step) + 0.0; // −0 becomes 0
        }
    }

    private static double Power(int exponent) => exponent < 0 ? 1 / Math.Pow(10, -exponent) : Math.Pow(10, exponent);

    private static void ThrowIfNoRange(double low, double high, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        if (!double.IsFinite(high - low) || low >= high)
        {
            throw new ArgumentException($"An axis cannot reach from {low} to {high}.", nameof(high));
        }
    }
}
