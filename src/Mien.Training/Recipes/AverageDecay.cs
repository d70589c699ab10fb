using Mien.Graphs;

namespace Mien.Training.Recipes;

/// <summary>How slowly the moving average of a network's values forgets.</summary>
internal static class AverageDecay
{
    private const float Last = 0.999f;

    /// <summary>Forgets quickly at first, so that short runs are not held back by where they began.</summary>
    public static Tensor At(TrainingStep step)
    {
        Tensor number = step.Number.Cast(ElementType.Float32);
        return ((number + 1f) / (number + 10f)).Min(number.Graph.Constant(Last));
    }
}
