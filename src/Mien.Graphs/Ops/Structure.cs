namespace Mien.Graphs;

/// <summary>Operators that leave values as they are and say something about the graph.</summary>
public static class Structure
{
    /// <summary>The same value, through which no gradient passes.</summary>
    public static Tensor StopGradient(this Tensor value) => Arithmetic.Each(Operator.StopGradient, value);

    /// <summary>The same value, but not before another one is computed; the engine cannot take it for the value it came from, so
    /// what is computed from it is computed again.</summary>
    internal static Tensor After(this Tensor value, Tensor other) =>
        value.Graph.Apply(Operator.Barrier, [value, other], value.Shape, value.Type);
}
