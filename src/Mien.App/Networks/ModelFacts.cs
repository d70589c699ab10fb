using Mien.Graphs;
using Mien.Graphs.Onnx;

namespace Mien.App.Networks;

/// <summary>What a network file is and costs: the report of `mien models info --json`.</summary>
public sealed record ModelFacts
{
    public required string File { get; init; }

    /// <summary>Such as "pytorch 2.4"; empty when the file does not say.</summary>
    public required string Producer { get; init; }

    /// <summary>Such as "ai.onnx 17".</summary>
    public required IReadOnlyList<string> Opsets { get; init; }

    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    public required IReadOnlyList<ValueFacts> Inputs { get; init; }

    public required IReadOnlyList<ValueFacts> Outputs { get; init; }

    /// <summary>How many nodes the file has of each operator, most first.</summary>
    public required IReadOnlyDictionary<string, int> Operators { get; init; }

    /// <summary>Those with weights or multiply-adds, in the order in which they run.</summary>
    public required IReadOnlyList<LayerFacts> Layers { get; init; }

    public required long Parameters { get; init; }

    /// <summary>Multiply-adds of one run with these sizes; the field writes "GFLOPs" for them.</summary>
    public required long Macs { get; init; }

    /// <param name="sizes">Of free dimensions, by name or "input:axis"; a free first axis is a batch of 1.</param>
    /// <exception cref="OnnxFormatException">The bytes are no ONNX model.</exception>
    /// <exception cref="OnnxUnsupportedException">An operator that graphs lack, or a free size.</exception>
    public static ModelFacts Of(string path, byte[] onnx, IReadOnlyDictionary<string, int> sizes) =>
        ForeignBytes.Read(() => Of(path, OnnxModel.Read(onnx, path), sizes), fault => OnnxFormatException.Damaged(path, fault));

    private static ModelFacts Of(string path, OnnxModel model, IReadOnlyDictionary<string, int> sizes)
    {
        Graph graph = OnnxImport.ToGraph(model, OpenSizes.WithBatchOfOne(model, sizes));
        GraphCost cost = graph.Cost();
        return new()
        {
            File = path,
            Producer = $"{model.Producer} {model.ProducerVersion}".Trim(),
            Opsets = [.. model.Opsets.Select(opset => $"{(opset.Domain.Length == 0 ? "ai.onnx" : opset.Domain)} {opset.Version}")],
            Metadata = model.Metadata.DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key, entry => entry.Value),
            Inputs = [.. graph.Inputs.Select(ValueFacts.Of)],
            Outputs = [.. graph.Outputs.Select(ValueFacts.Of)],
            Operators = model.Graph.Nodes.CountBy(node => node.OpType).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .ToDictionary(pair => pair.Key, pair => pair.Value),
            Layers = [.. graph.CostByLayer().Select(layer =>
                new LayerFacts(layer.Name, layer.Operator.ToString(), layer.Output.ToArray(), layer.Cost.Parameters, layer.Cost.Macs))],
            Parameters = cost.Parameters,
            Macs = cost.Macs,
        };
    }

    public sealed record ValueFacts(string Name, string Type, IReadOnlyList<int> Shape)
    {
        public static ValueFacts Of(KeyValuePair<string, Tensor> value) => new(value.Key, value.Value.Type.ToString(), value.Value.Shape.ToArray());
    }

    /// <param name="Shape">Of its first result.</param>
    public sealed record LayerFacts(string Name, string Operator, IReadOnlyList<int> Shape, long Parameters, long Macs);
}
