using Mien.Runtime;

namespace Mien.Graphs.Tests.Ops;

/// <summary>A graph opened in ONNX Runtime.</summary>
internal sealed class RuntimeGraph(Graph graph, DeviceChoice device) : IDisposable
{
    private readonly Session _session = Session.Open(graph.ToOnnx(), new() { Device = device });

    /// <summary>Where it really runs.</summary>
    public DeviceReport Device => _session.Device;

    /// <param name="inputs">By name.</param>
    public IReadOnlyDictionary<string, Values> Run(IReadOnlyDictionary<string, Values> inputs)
    {
        Dictionary<string, TensorValue> given = _session.Inputs.ToDictionary(spec => spec.Name, spec => ToRuntime(inputs[spec.Name]));
        IReadOnlyDictionary<string, TensorValue> results = _session.Run(given);
        Dictionary<string, Values> values = results.ToDictionary(result => result.Key, result => FromRuntime(result.Value));
        foreach (TensorValue value in given.Values.Concat(results.Values))
        {
            value.Dispose();
        }

        return values;
    }

    public void Dispose() => _session.Dispose();

    private static TensorValue ToRuntime(Values values) => values.Type == Mien.Graphs.ElementType.Float32
        ? TensorValue.From<float>([.. values.Reals.Select(value => (float)value)], values.Shape.ToInt64())
        : TensorValue.From<long>([.. values.Wholes], values.Shape.ToInt64());

    private static Values FromRuntime(TensorValue value)
    {
        Shape shape = Shape.Of([.. value.Shape.ToArray().Select(dimension => (int)dimension)]);
        return value.ElementType switch
        {
            Mien.Runtime.ElementType.Float32 => Values.Of(shape, Array.ConvertAll(value.Floats.ToArray(), element => (double)element)),
            Mien.Runtime.ElementType.Int64 => Values.Of(shape, value.AsSpan<long>().ToArray()),
            _ => Values.Of(shape, Array.ConvertAll(value.AsSpan<bool>().ToArray(), element => element ? 1L : 0), Mien.Graphs.ElementType.Bool),
        };
    }
}
