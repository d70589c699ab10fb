namespace Mien.Graphs;

/// <summary>Adam whose weight decay does not go through the moments: x = x·(1 − rate·decay) first (Loshchilov and Hutter 2019).</summary>
public sealed record AdamW : Optimiser
{
    /// <summary>Decay of the mean.</summary>
    public Setting Beta1 { get; init; } = 0.9f;

    /// <summary>Decay of the mean square.</summary>
    public Setting Beta2 { get; init; } = 0.999f;

    public Setting Epsilon { get; init; } = 1e-8f;

    internal override Tensor Descend(Descent descent)
    {
        Tensor mean = descent.Average("mean", Beta1, descent.Gradient);
        Tensor square = descent.Average("square", Beta2, descent.Gradient.Square());
        Tensor decayed = descent.Value * (1f - (LearningRate.In(descent.Graph) * WeightDecay.In(descent.Graph)));
        return descent.Adapted(decayed, LearningRate, (mean, descent.Correction(Beta1)), (square, descent.Correction(Beta2)), Epsilon);
    }
}
