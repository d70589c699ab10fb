using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>A named value of a network that a file or a training keeps.</summary>
/// <param name="Name">Such as "encoder/down1/weight".</param>
/// <param name="Tensor">The value in the graph.</param>
/// <param name="IsTrained">False for a buffer: a value that is kept but that no loss changes.</param>
/// <param name="Initial">Makes the first value.</param>
public sealed record Parameter(string Name, Tensor Tensor, bool IsTrained, Func<OnnxTensor> Initial);
