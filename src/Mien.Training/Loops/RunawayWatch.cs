namespace Mien.Training.Loops;

/// <summary>Sees a loss run away: a network whose gain feeds itself leaves its valley over hundreds of steps, each of them finite.</summary>
/// <remarks>Single steps say little, so means of blocks of them are compared with the least so far in this sitting. A loss that is not above 0
/// is never doubted.</remarks>
internal sealed class RunawayWatch
{
    /// <summary>The metric that is watched, where a recipe has it.</summary>
    private const string Watched = "loss";

    private const int BlockSteps = 100;
    private const double DoubtfulTimes = 1.25;
    private const double RunawayTimes = 2;

    private double _sum;
    private int _count;

    /// <summary>Of the last block.</summary>
    public double Mean { get; private set; }

    public double Least { get; private set; } = double.PositiveInfinity;

    /// <summary>A checkpoint of now should not take the place of one from before.</summary>
    public bool IsDoubtful => Least > 0 && Mean > Least * DoubtfulTimes;

    public bool HasRunAway => Least > 0 && Mean > Least * RunawayTimes;

    /// <param name="metrics">Of the next step.</param>
    /// <returns>True when this step's block became doubtful and the one before was not.</returns>
    public bool BecomesDoubtful(IReadOnlyDictionary<string, double> metrics)
    {
        if (!metrics.TryGetValue(Watched, out double loss))
        {
            return false;
        }

        _sum += loss;
        if (++_count < BlockSteps)
        {
            return false;
        }

        bool was = IsDoubtful;
        Mean = _sum / BlockSteps;
        Least = Math.Min(Least, Mean);
        (_sum, _count) = (0, 0);
        return IsDoubtful && !was;
    }
}
