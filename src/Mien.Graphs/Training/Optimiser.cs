namespace Mien.Graphs;

/// <summary>How a parameter moves, given its gradient.</summary>
public abstract record Optimiser
{
    private protected Optimiser()
    {
    }

    /// <summary>Usually an input of the graph, so that a schedule can change it.</summary>
    public required Setting LearningRate { get; init; }

    /// <summary>How strongly parameters are drawn to 0.</summary>
    public Setting WeightDecay { get; init; }

    /// <returns>The parameter's next value.</returns>
    internal abstract Tensor Descend(Descent descent);
}
