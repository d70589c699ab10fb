namespace Mien.Graphs;

/// <summary>Gradient descent, with momentum as PyTorch has it: v = momentum·v + g, x = x − rate·v.</summary>
public sealed record Sgd : Optimiser
{
    public Setting Momentum { get; init; }

    internal override Tensor Descend(Descent descent)
    {
        Tensor gradient = descent.DecayedGradient(WeightDecay);
        Tensor velocity = Momentum.IsZero
            ? gradient
            : descent.Keep("velocity", before => (before * Momentum.In(descent.Graph)) + gradient);
        return descent.Value - (velocity * LearningRate.In(descent.Graph));
    }
}
