using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>A value that a training keeps from step to step: an input of the step's graph, and an output "next/" + name where the step
/// changes it.</summary>
/// <param name="Initial">Makes the value before the first step.</param>
public sealed record State(string Name, Tensor Tensor, Func<OnnxTensor> Initial);
