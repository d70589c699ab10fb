using System.Collections.Immutable;

namespace Mien.Graphs;

/// <summary>How an ONNX operator is put together from the operators of graphs.</summary>
/// <returns>One for each of the node's outputs, or those that can be made: training-only outputs are left out.</returns>
internal delegate ImmutableArray<Tensor> ImportRule(ImportedNode node);
