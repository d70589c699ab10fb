using System.Collections.Immutable;

namespace Mien.Graphs;

/// <summary>How an operator passes gradients on.</summary>
/// <param name="node">The node; a rule may use its inputs, outputs and attributes.</param>
/// <param name="gradients">One for each output; null where nothing depends on it, though not for all of them.</param>
/// <returns>One for each input, null where none passes. It may have the shape the input was broadcast to.</returns>
internal delegate ImmutableArray<Tensor?> GradientRule(Node node, ImmutableArray<Tensor?> gradients);
