namespace Mien.Graphs;

/// <summary>Mean gradient over the root of its mean square (Kingma and Ba 2015).</summary>
public sealed record Adam : Optimiser
{
    /// <summary>Decay of the mean.</summary>
    public Setting Beta1 { get; init; } = 0.9f;

    /// <summary>Decay of the mean square.</summary>
    public Setting Beta2 { get; init; } = 0.999f;

    public Setting Epsilon { get; init; } = 1e-8f;

    internal override Tensor Descend(Descent descent)
    {
        Tensor gradient = descent.DecayedGradient(WeightDecay);
        Tensor mean = descent.Average("mean", Beta1, gradient);
        Tensor square = descent.Average("square", Beta2, gradient.Square());
        return descent.Adapted(descent.Value, LearningRate, (mean, descent.Correction(Beta1)), (square, descent.Correction(Beta2)), Epsilon);
    }
}
