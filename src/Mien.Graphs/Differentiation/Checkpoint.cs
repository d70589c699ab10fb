namespace Mien.Graphs;

/// <summary>A part of a graph whose intermediate values are not kept for the backward walk but computed again there, which trades
/// about a third more time for memory (Chen et al. 2016).</summary>
/// <remarks><code>x = Checkpoint.Of(x, input => Block(input, parameters));</code></remarks>
public sealed class Checkpoint
{
    private Checkpoint(Tensor input) => Input = input;

    /// <summary>What the part is computed from again; other tensors that it uses, such as weights, are kept.</summary>
    internal Tensor Input { get; }

    /// <summary>Builds a part; within it, further parts have no effect of their own.</summary>
    public static Tensor Of(Tensor input, Func<Tensor, Tensor> part)
    {
        using IDisposable end = input.Graph.Within(new(input));
        return part(input);
    }
}
