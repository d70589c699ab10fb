namespace Mien.Faces.Tracks;

/// <summary>The One-Euro filter for values whose future is known: it runs forward and backward in time and takes the mean, so that nothing lags
/// and nothing leads.</summary>
/// <remarks>The speed that opens the filter is smoothed both ways too: it opens before a motion begins. At both ends the row is taken to go on as its point
/// reflection, so that a steady motion is kept there as well. What lies a second away has no weight left (below 0.2 % at a cut-off of 1 Hz), which
/// is why parts of a film that overlap by a second agree where they meet.</remarks>
public static class ZeroLagFilter
{
    private const double ReflectedSeconds = 1;

    /// <summary>A moment so near to a fast one is not at rest: a lid at the bottom of a blink turns round.</summary>
    private const float TurnaroundSeconds = 0.04f;

    /// <param name="rows">The values of each moment, all of one length.</param>
    /// <param name="times">One for each row, rising.</param>
    /// <param name="units">For each row what counts as 1 in speeds; empty for 1 everywhere.</param>
    /// <exception cref="ArgumentException">Counts differ, or the times do not rise.</exception>
    public static IReadOnlyList<float[]> Smooth(
        IReadOnlyList<float[]> rows, IReadOnlyList<TimeSpan> times, IReadOnlyList<float> units, OneEuroSettings settings)
    {
        if (rows.Count != times.Count || (units.Count != 0 && units.Count != rows.Count))
        {
            throw new ArgumentException($"Got {rows.Count} rows, {times.Count} times and {units.Count} units.", nameof(rows));
        }

        if (rows.Count < 2)
        {
            return rows;
        }

        float[] gaps = Gaps(times);
        float[][] velocities = BothWays(Velocities(rows, gaps, units), gaps, Constant(settings.SpeedCutoffHz, rows.Count));
        float[] speeds = [.. velocities.Select(velocity => OneEuroFilter.RootMeanSquare(velocity))];
        return BothWays(rows, gaps, [.. Enumerable.Range(0, speeds.Length).Select(i => settings.CutoffHz(HighestNear(i, speeds, gaps)))]);
    }

    /// <summary>The highest speed a little before and after a moment; the next moments always count.</summary>
    private static float HighestNear(int moment, float[] speeds, float[] gaps)
    {
        float highest = speeds[moment];
        float away = 0;
        for (int i = moment - 1; i >= 0 && (i == moment - 1 || away + gaps[i] <= TurnaroundSeconds); i--)
        {
            away += gaps[i];
            highest = Math.Max(highest, speeds[i]);
        }

        away = 0;
        for (int i = moment + 1; i < speeds.Length && (i == moment + 1 || away + gaps[i - 1] <= TurnaroundSeconds); i++)
        {
            away += gaps[i - 1];
            highest = Math.Max(highest, speeds[i]);
        }

        return highest;
    }

    private static float[] Constant(float value, int count)
    {
        float[] values = new float[count];
        Array.Fill(values, value);
        return values;
    }

    /// <summary>Seconds from each row to the next; one fewer than rows.</summary>
    private static float[] Gaps(IReadOnlyList<TimeSpan> times)
    {
        float[] gaps = new float[times.Count - 1];
        for (int i = 0; i < gaps.Length; i++)
        {
            gaps[i] = (float)(times[i + 1] - times[i]).TotalSeconds;
            if (!(gaps[i] > 0))
            {
                throw new ArgumentException($"Times must rise; {times[i + 1]} follows {times[i]}.", nameof(times));
            }
        }

        return gaps;
    }

    /// <summary>Central differences, one-sided at the ends, in units per second.</summary>
    private static float[][] Velocities(IReadOnlyList<float[]> rows, float[] gaps, IReadOnlyList<float> units)
    {
        float[][] velocities = new float[rows.Count][];
        for (int i = 0; i < velocities.Length; i++)
        {
            int before = Math.Max(0, i - 1);
            int after = Math.Min(rows.Count - 1, i + 1);
            float seconds = (before < i ? gaps[before] : 0) + (i < after ? gaps[i] : 0);
            float perUnit = 1 / (seconds * (units.Count == 0 ? 1 : units[i]));
            velocities[i] = new float[rows[i].Length];
            for (int value = 0; value < velocities[i].Length; value++)
            {
                velocities[i][value] = (rows[after][value] - rows[before][value]) * perUnit;
            }
        }

        return velocities;
    }

    private static float[][] BothWays(IReadOnlyList<float[]> rows, float[] gaps, float[] cutoffs)
    {
        float[][] mean = new float[rows.Count][];
        Walk(rows, gaps, cutoffs, mean, backward: false);
        Walk(rows, gaps, cutoffs, mean, backward: true);
        return mean;
    }

    /// <summary>Adds half of a low-pass in one direction. The walk begins in the reflection beyond the end it starts from.</summary>
    private static void Walk(IReadOnlyList<float[]> rows, float[] gaps, float[] cutoffs, float[][] mean, bool backward)
    {
        int last = rows.Count - 1;
        int At(int step) => backward ? last - step : step;
        float Gap(int step) => gaps[backward ? last - 1 - step : step];

        int reflected = 0;
        for (double seconds = 0; reflected < last && seconds < ReflectedSeconds; reflected++)
        {
            seconds += Gap(reflected);
        }

        float[] end = rows[At(0)];
        float[] state = Reflection(end, rows[At(reflected)]);
        for (int step = reflected - 1; step > 0; step--)
        {
            Approach(state, Reflection(end, rows[At(step)]), OneEuroFilter.Weight(cutoffs[At(step)], Gap(step)));
        }

        Approach(state, end, OneEuroFilter.Weight(cutoffs[At(0)], Gap(0)));
        for (int step = 0; step <= last; step++)
        {
            if (step > 0)
            {
                Approach(state, rows[At(step)], OneEuroFilter.Weight(cutoffs[At(step)], Gap(step - 1)));
            }

            float[] sum = mean[At(step)] ??= new float[state.Length];
            for (int value = 0; value < state.Length; value++)
            {
                sum[value] += state[value] / 2;
            }
        }
    }

    private static float[] Reflection(float[] end, float[] row)
    {
        float[] reflection = new float[row.Length];
        for (int value = 0; value < row.Length; value++)
        {
            reflection[value] = (2 * end[value]) - row[value];
        }

        return reflection;
    }

    private static void Approach(float[] state, float[] row, float weight)
    {
        for (int value = 0; value < state.Length; value++)
        {
            state[value] += weight * (row[value] - state[value]);
        }
    }
}
