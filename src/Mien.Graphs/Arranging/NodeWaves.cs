using System.Collections.Immutable;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Nodes in waves: first those that need no other node, then those that need only these, and so on.</summary>
internal static class NodeWaves
{
    public static ImmutableArray<OnnxNode> Of(ImmutableArray<OnnxNode> nodes)
    {
        Dictionary<string, int> waves = [];
        int Wave(OnnxNode node)
        {
            int wave = 1 + node.Inputs.Select(input => waves.GetValueOrDefault(input)).DefaultIfEmpty().Max();
            foreach (string output in node.Outputs.Where(output => output.Length > 0))
            {
                waves.Add(output, wave);
            }

            return wave;
        }

        return [.. nodes.OrderBy(Wave)];
    }
}
