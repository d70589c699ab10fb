using System.Collections.Immutable;

namespace Mien.Graphs;

/// <summary>Reverse-mode differentiation: gradients are more nodes of the same graph, so they can be differentiated again.</summary>
public static class Differentiation
{
    /// <summary>The gradients of a loss.</summary>
    /// <param name="loss">If it has more than one element, the gradients are those of their sum.</param>
    /// <param name="variables">Inputs or any other tensors that the loss is computed from.</param>
    /// <returns>One for each variable, of its shape; zeros where the loss does not depend on it.</returns>
    public static ImmutableArray<Tensor> Gradients(this Tensor loss, params ReadOnlySpan<Tensor> variables) =>
        loss.Gradients(loss.Graph.Filled(1, loss.Shape), variables);

    /// <summary>The product of a vector and the Jacobian: the gradients of Σ value·<paramref name="weights"/>.</summary>
    /// <param name="weights">Of the value's shape: what a further value's gradient is with respect to this one.</param>
    /// <inheritdoc cref="Gradients(Tensor, ReadOnlySpan{Tensor})"/>
    public static ImmutableArray<Tensor> Gradients(this Tensor value, Tensor weights, ReadOnlySpan<Tensor> variables) =>
        new BackwardWalk(value.Graph, variables).Run([value], [weights]);
}
