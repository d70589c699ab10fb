namespace Mien.Graphs;

/// <summary>Adam that divides by how far gradients stray from their mean, not by their size (Zhuang et al. 2020).</summary>
public sealed record AdaBelief : Optimiser
{
    /// <summary>Decay of the mean.</summary>
    public Setting Beta1 { get; init; } = 0.9f;

    /// <summary>Decay of the mean squared deviation.</summary>
    public Setting Beta2 { get; init; } = 0.999f;

    public Setting Epsilon { get; init; } = 1e-16f;

    internal override Tensor Descend(Descent descent)
    {
        Tensor gradient = descent.DecayedGradient(WeightDecay);
        Tensor mean = descent.Average("mean", Beta1, gradient);
        Tensor deviation = (gradient - mean).Square();
        Tensor square = descent.Keep("deviation", before =>
            (before * Beta2.In(descent.Graph)) + (deviation * (1f - Beta2.In(descent.Graph))) + Epsilon.In(descent.Graph));
        return descent.Adapted(descent.Value, LearningRate, (mean, descent.Correction(Beta1)), (square, descent.Correction(Beta2)), Epsilon);
    }
}
