using System.Collections.Immutable;

namespace Mien.Graphs;

/// <summary>One conversion to float16: walks over a graph once and makes every node again, in one precision or the other.</summary>
/// <param name="rounds">Computes in float32 and rounds the results, instead of computing in float16.</param>
internal sealed class HalfConverter(IReadOnlyDictionary<string, float> magnitudes, bool rounds)
{
    /// <summary>What was seen was seen on a few inputs: others may give eight times as much.</summary>
    private const float LargestSeen = 65504f / 8;

    private readonly Dictionary<Tensor, TwofoldTensor> _floats = [];
    private readonly List<KeptNode> _kept = [];
    private long _lostWeights;
    private int _halfNodes;
    private int _singleNodes;

    /// <param name="graph">Without functions.</param>
    public HalfGraph Convert(Graph graph)
    {
        GraphCopy copy = new(graph);
        foreach ((_, Tensor input) in graph.Inputs.Where(input => input.Value.Type == ElementType.Float32))
        {
            _floats[input] = TwofoldTensor.Given(copy[input], _ => { });
        }

        foreach (Node node in copy.Nodes)
        {
            using IDisposable scope = copy.Result.ScopeInstead(node.Scope);
            Convert(node, copy);
        }

        foreach ((Tensor tensor, TwofoldTensor twofold) in _floats.Where(pair => graph.Outputs.Any(output => output.Value == pair.Key)))
        {
            copy[tensor] = twofold.Single;
        }

        return new(copy.WithOutputs(), _kept, _lostWeights, _halfNodes, _singleNodes);
    }

    private void Convert(Node node, GraphCopy copy)
    {
        bool isHalf = IsHalf(node);
        ImmutableArray<Tensor?> inputs = [.. node.Inputs.Select(input => input is null ? null
            : !_floats.TryGetValue(input, out TwofoldTensor? twofold) ? copy[input]
            : !isHalf ? twofold.Single : rounds ? twofold.Rounded : twofold.Half)];
        ImmutableArray<Tensor> outputs = isHalf ? MakeHalf(node, inputs, copy.Result) : copy.Result.Remake(node, inputs);
        copy.Set(node, outputs);
        foreach ((Tensor before, Tensor after) in node.Outputs.Zip(outputs).Where(pair => pair.First.Type == ElementType.Float32))
        {
            _floats[before] = node.Value is null ? TwofoldTensor.Computed(after) : TwofoldTensor.Given(after, lost => _lostWeights += lost);
        }

        if (node.Value is null && node.Outputs[0].Type == ElementType.Float32)
        {
            (_halfNodes, _singleNodes) = isHalf ? (_halfNodes + 1, _singleNodes) : (_halfNodes, _singleNodes + 1);
        }
    }

    private ImmutableArray<Tensor> MakeHalf(Node node, ImmutableArray<Tensor?> inputs, Graph graph) => rounds
        ? [.. graph.Remake(node, inputs).Select(output => output.Cast(ElementType.Float16))]
        : graph.ApplyMany(node.Operator, inputs, [.. node.Outputs.Select(output => (output.Shape, ElementType.Float16))], node.Attributes);

    private bool IsHalf(Node node)
    {
        HalfRule rule = HalfTable.RuleOf(node.Operator);
        Tensor[] floats = [.. node.Inputs.OfType<Tensor>().Where(input => input.Type == ElementType.Float32)];
        if (rule == HalfRule.Single || HalfTable.IsSquare(node) || floats.Length == 0 || (rule == HalfRule.Follows && !floats.All(input => _floats[input].IsHalf)))
        {
            return false;
        }

        string? why = TooLarge("results", node) ?? floats
            .Select(input => IsBound(node, input) ? null : input.Node.Value is { } weights ? HalfWeights.Misfit(weights) : TooLarge("inputs", input.Node))
            .FirstOrDefault(why => why is not null);
        if (why is not null)
        {
            _kept.Add(new(node.Name, why));
        }

        return why is null;
    }

    private string? TooLarge(string what, Node node) => magnitudes.TryGetValue(node.Name, out float seen) && !(seen < LargestSeen)
        ? FormattableString.Invariant($"its {what} reach {seen:g3}, too near to float16's 65504")
        : null;

    /// <summary>No float16 lies beyond a bound that is beyond float16, so that infinity does for it.</summary>
    private static bool IsBound(Node node, Tensor input) => node.Operator == Operator.Clip && input != node.Inputs[0];
}
