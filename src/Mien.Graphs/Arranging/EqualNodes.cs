using System.Collections.Immutable;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Nodes that compute the same become one. An optimiser asks for the same few numbers for each parameter.</summary>
internal static class EqualNodes
{
    public static ImmutableArray<OnnxNode> Merged(OnnxGraph graph)
    {
        HashSet<string> results = [.. graph.Outputs.Select(output => output.Name)];
        Dictionary<string, OnnxNode> firsts = [];
        Dictionary<string, string> same = [];
        List<OnnxNode> kept = [];
        foreach (OnnxNode original in graph.Nodes)
        {
            OnnxNode node = original with { Inputs = [.. original.Inputs.Select(input => same.GetValueOrDefault(input, input))] };
            // What has a name outside keeps it, and constants and bodies of loops are left alone.
            if (!node.Outputs.Any(results.Contains) && SignatureOf(node) is string signature && !firsts.TryAdd(signature, node))
            {
                foreach ((string output, string first) in node.Outputs.Zip(firsts[signature].Outputs))
                {
                    same[output] = first;
                }
            }
            else
            {
                kept.Add(node);
            }
        }

        return [.. kept];
    }

    /// <returns>Null when the node is not to be compared.</returns>
    private static string? SignatureOf(OnnxNode node) => node.Attributes.Any(attribute => attribute.Tensor is not null || attribute.Graph is not null) ? null
        : string.Join('\n', [node.Domain, node.OpType, node.Overload, $"{node.Outputs.Length}", string.Join('\t', node.Inputs), .. node.Attributes.Select(Describe)]);

    private static string Describe(OnnxAttribute attribute) => $"{attribute.Name}={attribute.Type}:{attribute.Integer}:{BitConverter.SingleToInt32Bits(attribute.Float)}:"
        + $"{Convert.ToHexString(attribute.Bytes.Span)}:{string.Join(',', attribute.Integers)}:{string.Join(',', attribute.Floats.Select(BitConverter.SingleToInt32Bits))}:"
        + string.Join(',', attribute.Texts.Select(text => Convert.ToHexString(text.Span)));
}
