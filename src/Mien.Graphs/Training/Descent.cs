namespace Mien.Graphs;

/// <summary>One parameter's part of a step, as an optimiser sees it.</summary>
internal sealed class Descent(TrainingStep step, Parameter parameter, Tensor gradient)
{
    public Graph Graph => step.Graph;

    public Tensor Value => parameter.Tensor;

    public Tensor Gradient => gradient;

    /// <summary>The gradient of the loss with ½·decay·‖value‖² added to it.</summary>
    public Tensor DecayedGradient(Setting decay) => decay.IsZero ? gradient : gradient + (Value * decay.In(Graph));

    /// <summary>1 − decayᵗ: what a moving average that began at 0 lacks in step t.</summary>
    public Tensor Correction(Setting decay) => 1f - decay.In(Graph).Pow(step.Number.Cast(ElementType.Float32));

    /// <summary>A value that is kept beside the parameter, named "x:name", and begins as zeros.</summary>
    /// <param name="next">Its next value, from the one before.</param>
    /// <returns>The next value.</returns>
    public Tensor Keep(string name, Func<Tensor, Tensor> next)
    {
        Tensor before = step.Zeros($"{parameter.Name}:{name}", Value.Shape);
        Tensor after = next(before);
        step.Next(before, after);
        return after;
    }

    /// <summary>A moving average of a value, which begins at 0.</summary>
    public Tensor Average(string name, Setting decay, Tensor value) =>
        Keep(name, before => (before * decay.In(Graph)) + (value * (1f - decay.In(Graph))));

    /// <summary>Steps by a mean gradient over its usual size: value − rate·mean/(√square + ε), both corrected for their beginning.</summary>
    public Tensor Adapted(Tensor value, Setting rate, (Tensor Moving, Tensor Correction) mean, (Tensor Moving, Tensor Correction) square, Setting epsilon)
    {
        // The corrections are single numbers, so they are drawn out of the tensors' arithmetic.
        Tensor root = square.Correction.Sqrt();
        Tensor scale = rate.In(Graph) * root / mean.Correction;
        return value - (mean.Moving / (square.Moving.Sqrt() + (epsilon.In(Graph) * root)) * scale);
    }
}
