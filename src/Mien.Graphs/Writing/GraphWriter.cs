using System.Collections.Immutable;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Writes a graph as an ONNX model: constants become initializers, equal ones are stored once; operators that ONNX lacks
/// become model-local functions.</summary>
internal static class GraphWriter
{
    /// <summary>ONNX 1.13: reductions take their axes as an input, Resize can antialias, GridSample exists.</summary>
    private const long OpsetVersion = 18;

    /// <summary>Version 10 lets functions of one name differ in an overload; others are written so that older engines read them.</summary>
    private const long IrVersion = 8, IrVersionOfOverloads = 10;

    public static OnnxModel Write(Graph graph)
    {
        if (graph.Outputs.Count == 0)
        {
            throw new InvalidOperationException($"Graph \"{graph.Name}\" has no output.");
        }

        NodeWriter body = new(new());
        body.Write(graph, constantsAsNodes: false);
        ImmutableArray<OnnxFunction> functions = body.Functions.ToOnnx(OpsetVersion);
        return new()
        {
            IrVersion = functions.IsEmpty ? IrVersion : IrVersionOfOverloads,
            Producer = "Mien",
            Opsets = functions.IsEmpty ? [new("", OpsetVersion)] : [new("", OpsetVersion), new(FunctionBodies.Domain, 1)],
            Functions = functions,
            Graph = new()
            {
                Name = graph.Name,
                Nodes = [.. body.Nodes],
                Initializers = [.. body.Initializers],
                Inputs = Declare(graph.Inputs),
                Outputs = Declare(graph.Outputs),
            },
        };
    }

    private static ImmutableArray<OnnxValueInfo> Declare(IEnumerable<KeyValuePair<string, Tensor>> values) =>
        [.. values.Select(value => OnnxValueInfo.Of(value.Key, value.Value.Type, value.Value.Shape))];
}
