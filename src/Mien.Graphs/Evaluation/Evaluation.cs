namespace Mien.Graphs;

/// <summary>Computes graphs in double precision, slowly and readably: the reference that gradients and ONNX Runtime are tested
/// against, and what folds constants.</summary>
public static class Evaluation
{
    /// <summary>Runs a graph.</summary>
    /// <param name="inputs">By name, one for each of the graph's inputs.</param>
    /// <returns>The outputs by name.</returns>
    /// <exception cref="ArgumentException">An input is missing, or has another shape than the graph says.</exception>
    public static IReadOnlyDictionary<string, Values> Evaluate(this Graph graph, IReadOnlyDictionary<string, Values> inputs)
    {
        Dictionary<Tensor, Values> values = [];
        foreach ((string name, Tensor tensor) in graph.Inputs)
        {
            Values given = inputs.TryGetValue(name, out Values? value) ? value : throw new ArgumentException($"The input \"{name}\" is missing.", nameof(inputs));
            values[tensor] = given.Shape.Equals(tensor.Shape) ? given : throw new ArgumentException($"{name} is {tensor.Shape}, got {given.Shape}.", nameof(inputs));
        }

        foreach (Node node in graph.Nodes().Where(node => node.Operator is not Operator.Input))
        {
            Values[] results = Run(node, [.. node.Inputs.Select(input => input is null ? null : values[input])]);
            for (int i = 0; i < results.Length; i++)
            {
                values[node.Outputs[i]] = results[i];
            }
        }

        return graph.Outputs.ToDictionary(output => output.Key, output => values[output.Value]);
    }

    /// <summary>Runs one node.</summary>
    internal static Values[] Run(Node node, Values?[] inputs)
    {
        Values[] results = node.Value is { } constant ? [Values.Of(constant)] : EvaluationTable.RuleOf(node.Operator)(node, inputs!);
        for (int i = 0; i < results.Length; i++)
        {
            if (!results[i].Shape.Equals(node.Outputs[i].Shape))
            {
                throw new InvalidOperationException($"{node.Name} was evaluated to {results[i].Shape} instead of {node.Outputs[i].Shape}.");
            }
        }

        return results;
    }
}
