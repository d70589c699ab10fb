using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Keeps weights as float16 and computes in float32: half the file for engines that have no kernels for float16.</summary>
public static class HalfStorage
{
    /// <summary>Smaller constants are not worth a node.</summary>
    private const long FewestValues = 64;

    /// <summary>Each weight becomes a float16 constant and a Cast, which engines compute once as they open the file.</summary>
    /// <returns>Weights that float16 does not hold stay, and are listed under the nodes that take them.</returns>
    public static HalfGraph WithHalfWeights(this Graph graph)
    {
        graph = graph.WithoutFunctions();
        GraphCopy copy = new(graph);
        Dictionary<Tensor, string> misfits = [];
        long lostWeights = 0;
        foreach (Node node in copy.Nodes)
        {
            copy.Make(node);
            if (node.Value is not { Type: ElementType.Float32 } weights || node.Outputs[0].Shape.Count < FewestValues)
            {
                continue;
            }

            if (HalfWeights.Misfit(weights) is string why)
            {
                misfits.Add(node.Outputs[0], why);
                continue;
            }

            (OnnxTensor half, long lost) = HalfWeights.Of(weights);
            copy[node.Outputs[0]] = copy.Result.Constant(half).Cast(ElementType.Float32);
            lostWeights += lost;
        }

        KeptNode[] kept = [.. graph.Nodes().SelectMany(node => node.Inputs.OfType<Tensor>().Where(misfits.ContainsKey).Select(input => new KeptNode(node.Name, misfits[input])))];
        return new(copy.WithOutputs(), kept, lostWeights, 0, graph.Nodes().Count(node => node.Value is null && node.Operator is not Operator.Input));
    }
}
