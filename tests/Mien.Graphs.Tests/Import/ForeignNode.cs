using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Mien.Graphs.Onnx;

namespace Mien.Graphs.Tests.Import;

/// <summary>A model of one node that graphs do not write themselves, with an input "x" and constants.</summary>
/// <param name="OpType">Of ONNX.</param>
/// <param name="Opset">The version that decides what its inputs and attributes mean.</param>
/// <param name="Input">Shape of x.</param>
public sealed record ForeignNode(string OpType, long Opset, Shape Input)
{
    /// <summary>The node's further inputs; null leaves one out.</summary>
    public (Shape Shape, double[] Values, ElementType Type)?[] Constants { get; init; } = [];

    public ImmutableArray<OnnxAttribute> Attributes { get; init; } = [];

    public OnnxModel ToModel(Shape output)
    {
        List<OnnxTensor> initializers = [];
        List<string> inputs = ["x"];
        foreach (var constant in Constants)
        {
            inputs.Add(constant is null ? "" : $"c{initializers.Count}");
            if (constant is { } given)
            {
                initializers.Add(OnnxTensor.Of(inputs[^1], given.Type, given.Shape.ToInt64(), given.Type == ElementType.Float32
                    ? MemoryMarshal.AsBytes(Array.ConvertAll(given.Values, value => (float)value).AsSpan()).ToArray()
                    : MemoryMarshal.AsBytes(Array.ConvertAll(given.Values, value => (long)value).AsSpan()).ToArray()));
            }
        }

        return new()
        {
            IrVersion = 8,
            Opsets = [new("", Opset)],
            Graph = new()
            {
                Name = OpType,
                Nodes = [new() { OpType = OpType, Name = "node", Inputs = [.. inputs], Outputs = ["y"], Attributes = Attributes }],
                Initializers = [.. initializers],
                Inputs = [OnnxValueInfo.Of("x", ElementType.Float32, Input)],
                Outputs = [OnnxValueInfo.Of("y", ElementType.Float32, output)],
            },
        };
    }

    public override string ToString() => $"{OpType} {Opset} {string.Join(' ', Attributes.Select(attribute => attribute.Name))}";
}
