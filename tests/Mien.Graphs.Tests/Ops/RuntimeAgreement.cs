using Mien.Runtime;

namespace Mien.Graphs.Tests.Ops;

/// <summary>Holds ONNX Runtime, in single precision, against the evaluation in double precision.</summary>
internal static class RuntimeAgreement
{
    /// <param name="tolerance">Of each element, relative to the output's largest, or to 1.</param>
    public static void Holds(Graph graph, IReadOnlyDictionary<string, Values> inputs, double tolerance)
    {
        IReadOnlyDictionary<string, Values> expected = graph.Evaluate(inputs);
        IReadOnlyDictionary<string, Values> actual = Run(graph, inputs);
        foreach ((string name, Values values) in expected)
        {
            Assert.Equal(values.Shape, actual[name].Shape);
            Assert.Equal(values.Wholes, actual[name].Wholes);
            double scale = values.Reals.Select(Math.Abs).Append(1).Max();
            double worst = values.Reals.Zip(actual[name].Reals, (left, right) => Math.Abs(left - right)).Append(0).Max() / scale;
            Assert.True(worst <= tolerance, $"{graph.Name}, {name}: off by {worst:g3}");
        }
    }

    public static IReadOnlyDictionary<string, Values> Run(Graph graph, IReadOnlyDictionary<string, Values> inputs)
    {
        using Session session = Session.Open(graph.ToOnnx(), new() { Device = DeviceChoice.Cpu });
        Dictionary<string, TensorValue> given = graph.Inputs.Where(input => session.Inputs.Any(spec => spec.Name == input.Key)).ToDictionary(input => input.Key, input => ToRuntime(inputs[input.Key]));
        IReadOnlyDictionary<string, TensorValue> results = session.Run(given);
        Dictionary<string, Values> values = results.ToDictionary(result => result.Key, result => FromRuntime(result.Value));
        foreach (TensorValue value in given.Values.Concat(results.Values))
        {
            value.Dispose();
        }

        return values;
    }

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
