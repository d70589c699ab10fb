namespace Mien.Graphs;

/// <summary>Gradient over the root of its mean square: x = x − rate·g/(√square + ε) (Hinton 2012), in PyTorch's form.</summary>
public sealed record RmsProp : Optimiser
{
    /// <summary>Of the mean square.</summary>
    public Setting Decay { get; init; } = 0.99f;

    public Setting Epsilon { get; init; } = 1e-8f;

    internal override Tensor Descend(Descent descent)
    {
        Tensor gradient = descent.DecayedGradient(WeightDecay);
        Tensor square = descent.Average("square", Decay, gradient.Square());
        return descent.Value - (gradient / (square.Sqrt() + Epsilon.In(descent.Graph)) * LearningRate.In(descent.Graph));
    }
}
