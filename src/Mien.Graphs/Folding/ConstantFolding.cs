namespace Mien.Graphs;

/// <summary>Computes what is known when a graph is built, in double precision.</summary>
internal sealed class ConstantFolding
{
    /// <summary>A constant with more elements than this is not made from smaller ones.</summary>
    private const long MostGrowth = 4096;

    private readonly Dictionary<Tensor, Tensor> _folded = [];

    /// <returns>A constant in place of a tensor that depends on constants alone, else the tensor.</returns>
    public Tensor Fold(Tensor tensor)
    {
        if (tensor.Node.Operator is Operator.Constant or Operator.Input or Operator.StopGradient or Operator.Barrier)
        {
            return tensor;
        }

        if (!_folded.TryGetValue(tensor, out Tensor? folded))
        {
            Tensor?[] inputs = [.. tensor.Node.Inputs.Select(input => input is null ? null : Fold(input))];
            _folded.Add(tensor, folded = inputs.All(input => input is null or { Node.Value: not null }) && IsWorthwhile(tensor, inputs) ? Compute(tensor, inputs) : tensor);
        }

        return folded;
    }

    private static bool IsWorthwhile(Tensor tensor, Tensor?[] inputs) =>
        tensor.Shape.Count <= Math.Max(MostGrowth, inputs.Sum(input => input?.Shape.Count ?? 0));

    private static Tensor Compute(Tensor tensor, Tensor?[] inputs)
    {
        Values[] results = Evaluation.Run(tensor.Node, [.. inputs.Select(input => input is null ? null : Values.Of(input.Node.Value!))]);
        return tensor.Graph.Constant(results[tensor.Index].ToOnnx());
    }
}
