namespace Mien.Training.Loops;

/// <summary>Rises evenly to a peak, peak·n/warm-up, then falls along half a cosine: last + (peak − last)·½(1 + cos(π·(n − warm-up)/(steps −
/// warm-up))); what comes after that stays at the last value (Loshchilov and Hutter 2017).</summary>
public sealed record WarmUpCosineSchedule : Schedule
{
    public required double Peak { get; init; }

    public double Last { get; init; }

    public required long WarmUpSteps { get; init; }

    /// <summary>With the warm-up.</summary>
    public required long Steps { get; init; }

    public override double At(long number)
    {
        if (number <= WarmUpSteps)
        {
            return Peak * number / WarmUpSteps;
        }

        double way = number >= Steps ? 1 : (double)(number - WarmUpSteps) / (Steps - WarmUpSteps);
        return Last + ((Peak - Last) * 0.5 * (1 + Math.Cos(Math.PI * way)));
    }
}
