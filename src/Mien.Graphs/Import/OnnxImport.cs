using System.Collections.Immutable;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Reads ONNX models as graphs: to differentiate them, fold them, count them, or build on them.</summary>
/// <remarks>Operators of ONNX that graphs here lack are put together from those there are. What depends on sizes alone is computed, so
/// all sizes must be known.</remarks>
public static class OnnxImport
{
    /// <summary>A model as a graph with the model's inputs and outputs.</summary>
    /// <param name="sizes">Of the model's free dimensions, by name; "input:axis" for one without a name.</param>
    /// <exception cref="OnnxUnsupportedException">An operator, a setting or a free size that cannot be read.</exception>
    /// <exception cref="OnnxFormatException">The model contradicts itself.</exception>
    public static Graph ToGraph(OnnxModel model, IReadOnlyDictionary<string, int>? sizes = null) =>
        ForeignBytes.Read(() => Build(model, sizes), fault => OnnxFormatException.Damaged(model.Source, fault));

    /// <summary>Adds a model to a graph, such as a recogniser to a loss.</summary>
    /// <param name="inputs">In place of the model's, by name.</param>
    /// <param name="parameters">Takes the model's weights over, to train them further under their names; null keeps them as constants.</param>
    /// <returns>The model's outputs by name, in its order.</returns>
    /// <exception cref="ArgumentException">An input is missing.</exception>
    /// <inheritdoc cref="ToGraph"/>
    public static IReadOnlyList<KeyValuePair<string, Tensor>> Into(
        Graph graph, OnnxModel model, IReadOnlyDictionary<string, Tensor> inputs, Parameters? parameters = null)
    {
        if (MissingInput(model, inputs) is string missing)
        {
            throw new ArgumentException($"The input \"{missing}\" is missing.", nameof(inputs));
        }

        return ForeignBytes.Read(() => Read(graph, model, inputs, parameters), fault => OnnxFormatException.Damaged(model.Source, fault));
    }

    private static string? MissingInput(OnnxModel model, IReadOnlyDictionary<string, Tensor> inputs)
    {
        HashSet<string> given = [.. model.Graph.Initializers.Select(tensor => tensor.Name), .. inputs.Keys];
        return model.Graph.Inputs.FirstOrDefault(input => !given.Contains(input.Name))?.Name;
    }

    private static KeyValuePair<string, Tensor>[] Read(
        Graph graph, OnnxModel model, IReadOnlyDictionary<string, Tensor> inputs, Parameters? parameters)
    {
        ModelReader reader = new(graph, model);
        foreach (OnnxTensor tensor in model.Graph.Initializers)
        {
            if (tensor.External.Length > 0)
            {
                throw OnnxUnsupportedException.Setting($"{model.Source}: the constant \"{tensor.Name}\"", "data in another file");
            }

            bool isWeight = tensor.Type == ElementType.Float32 && tensor.Dimensions.Length > 0;
            reader.Values[tensor.Name] = isWeight && parameters is not null
                ? parameters.Weight(tensor.Name, Shape.Of([.. tensor.Dimensions.Select(size => checked((int)size))]), Initial.Values(tensor))
                : graph.Constant(tensor);
        }

        foreach (OnnxValueInfo input in model.Graph.Inputs.Where(input => !reader.Values.ContainsKey(input.Name)))
        {
            reader.Values[input.Name] = inputs[input.Name];
        }

        reader.Read(model.Graph.Nodes);
        return [.. model.Graph.Outputs.Select(output => KeyValuePair.Create(output.Name, reader.Output(output.Name)))];
    }

    private static Graph Build(OnnxModel model, IReadOnlyDictionary<string, int>? sizes)
    {
        Graph graph = new(model.Graph.Name.Length == 0 ? "model" : model.Graph.Name);
        HashSet<string> constants = [.. model.Graph.Initializers.Select(tensor => tensor.Name)];
        Dictionary<string, Tensor> inputs = model.Graph.Inputs
            .Where(input => !constants.Contains(input.Name))
            .ToDictionary(input => input.Name, input => graph.Input(input.Name, ShapeOf(input, sizes), input.Type));
        foreach ((string name, Tensor output) in Into(graph, model, inputs))
        {
            graph.Output(name, output);
        }

        return graph;
    }

    private static Shape ShapeOf(OnnxValueInfo input, IReadOnlyDictionary<string, int>? sizes)
    {
        ImmutableArray<OnnxDimension> dimensions = input.Dimensions ?? throw OnnxUnsupportedException.FreeSize(input.Name, "[?]");
        return Shape.Of([.. dimensions.Select((dimension, axis) =>
            dimension.Value is { } value ? value is >= 0 and <= int.MaxValue ? (int)value : throw new InvalidDataException($"its input \"{input.Name}\" has the size {value}")
            : sizes is not null && sizes.TryGetValue(dimension.Name ?? $"{input.Name}:{axis}", out int size) ? size
            : throw OnnxUnsupportedException.FreeSize(input.Name, $"[{string.Join(',', dimensions)}]"))]);
    }
}
