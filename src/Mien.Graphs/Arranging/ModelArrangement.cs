using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>A model as ONNX Runtime opens it soonest; it computes the same, bit for bit.</summary>
/// <remarks>Each pass of its optimisers (about a hundred) sorts the nodes anew, and for each node that becomes ready it walks a list of all that are
/// ready. In a training step thousands are at once: products of moments with their decays need nothing but inputs, and every gradient
/// feeds an optimiser that comes at the end of the file. The list is short when no node stands far behind what it needs.</remarks>
public static class ModelArrangement
{
    /// <returns>The model without functions, with one node for equal ones, and each node early.</returns>
    public static OnnxModel Arranged(this OnnxModel model)
    {
        // Waves of whole functions, whose nodes then stand together: layers are computed one after the other, which needs less memory.
        OnnxModel merged = model with { Graph = model.Graph with { Nodes = NodeWaves.Of(EqualNodes.Merged(model.Graph)) } };
        return FunctionPlacement.Of(merged);
    }
}
