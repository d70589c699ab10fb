namespace Mien.Training.Loops;

/// <summary>Wishes that wait for the end of the step. Thread-safe.</summary>
public sealed class TrainingWishes
{
    private int _waiting;

    public void Ask(TrainingWish wish) => Interlocked.Or(ref _waiting, 1 << (int)wish);

    /// <returns>Whether it was asked for since the last call.</returns>
    internal bool Take(TrainingWish wish)
    {
        int bit = 1 << (int)wish;
        return (Interlocked.And(ref _waiting, ~bit) & bit) != 0;
    }
}
