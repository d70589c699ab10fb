using System.Collections.Immutable;

namespace Mien.Graphs;

/// <summary>Builds what a model-local function computes.</summary>
/// <param name="node">A use of the function: its attributes and the shapes of its outputs.</param>
/// <param name="inputs">In place of the node's.</param>
internal delegate ImmutableArray<Tensor> FunctionBody(Node node, ImmutableArray<Tensor?> inputs);
