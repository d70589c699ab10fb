using Mien.Graphs;
using Mien.Graphs.Onnx;

namespace Mien.Training.Steps;

/// <summary>Which states of a step may be written over while it runs, so that it needs no room for the old and the new ones side by side.</summary>
/// <remarks>A state "x" may be when the node that makes "next/x" computes each element from those at the same place, and whatever else reads
/// x has to be done before that node: it is among what the node depends on.</remarks>
internal sealed class InPlaceStates
{
    private static readonly HashSet<string> s_byElement = ["Add", "Sub", "Mul", "Div"];

    /// <summary>What an engine may leave out, so that the node behind reads in its stead.</summary>
    private static readonly HashSet<string> s_layout = ["Identity", "Cast", "Reshape", "Transpose", "Squeeze", "Unsqueeze", "Slice", "Expand"];

    private readonly OnnxModel _model;
    private readonly Dictionary<string, OnnxNode> _makers;
    private readonly ILookup<string, OnnxNode> _readers;

    private InPlaceStates(OnnxModel model)
    {
        _model = model;
        _makers = model.Graph.Nodes.SelectMany(node => node.Outputs, (node, output) => (node, output)).Where(pair => pair.output.Length > 0).ToDictionary(pair => pair.output, pair => pair.node);
        _readers = model.Graph.Nodes.SelectMany(node => node.Inputs.Distinct(), (node, input) => (node, input)).ToLookup(pair => pair.input, pair => pair.node);
    }

    public static IReadOnlySet<string> Of(OnnxModel model)
    {
        InPlaceStates step = new(model);
        return model.Graph.Outputs
            .Select(output => output.Name)
            .Where(name => name.StartsWith(TrainingStep.NextPrefix, StringComparison.Ordinal))
            .Select(name => name[TrainingStep.NextPrefix.Length..])
            .Where(step.MayWriteOver)
            .ToHashSet();
    }

    private bool MayWriteOver(string state)
    {
        if (!_makers.TryGetValue(TrainingStep.NextPrefix + state, out OnnxNode? maker) || maker.Domain.Length > 0 || !s_byElement.Contains(maker.OpType)
            || _model.Graph.Outputs.Any(output => output.Name == state))
        {
            return false;
        }

        HashSet<OnnxNode> readers = new(Readers(state).Where(reader => reader != maker), ReferenceEqualityComparer.Instance);
        return readers.All(reader => reader.Outputs.Length == 1) && AreBefore(maker, readers);
    }

    /// <summary>Whether all these must be done before a node can be; the set is used up.</summary>
    private bool AreBefore(OnnxNode node, HashSet<OnnxNode> others)
    {
        HashSet<OnnxNode> found = new(ReferenceEqualityComparer.Instance);
        Stack<OnnxNode> open = new([node]);
        while (others.Count > 0 && open.TryPop(out OnnxNode? next))
        {
            foreach (string input in next.Inputs)
            {
                if (_makers.TryGetValue(input, out OnnxNode? maker) && found.Add(maker))
                {
                    others.Remove(maker);
                    open.Push(maker);
                }
            }
        }

        return others.Count == 0;
    }

    /// <summary>Nodes that read a value, or read it through mere changes of layout.</summary>
    private IEnumerable<OnnxNode> Readers(string value) => _readers[value].SelectMany(reader =>
        s_layout.Contains(reader.OpType) ? reader.Outputs.SelectMany(Readers).Prepend(reader) : [reader]);
}
