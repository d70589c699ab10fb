using Mien.Runtime;

namespace Mien.Graphs.Tests.Ops;

/// <summary>Holds ONNX Runtime, in single precision, against the evaluation in double precision.</summary>
internal static class RuntimeAgreement
{
    /// <param name="tolerance">Of each element, relative to the output's largest, or to 1.</param>
    public static void Holds(Graph graph, IReadOnlyDictionary<string, Values> inputs, double tolerance)
    {
        using RuntimeGraph opened = new(graph, DeviceChoice.Cpu);
        Holds(graph, opened, inputs, tolerance);
    }

    /// <param name="actual">Another graph, which should compute the same.</param>
    public static void Holds(Graph graph, Graph actual, IReadOnlyDictionary<string, Values> inputs, double tolerance)
    {
        using RuntimeGraph opened = new(actual, DeviceChoice.Cpu);
        Holds(graph, opened, inputs, tolerance);
    }

    /// <param name="opened">The same graph.</param>
    public static void Holds(Graph graph, RuntimeGraph opened, IReadOnlyDictionary<string, Values> inputs, double tolerance)
    {
        IReadOnlyDictionary<string, Values> expected = graph.Evaluate(inputs);
        IReadOnlyDictionary<string, Values> actual = opened.Run(inputs);
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
        using RuntimeGraph opened = new(graph, DeviceChoice.Cpu);
        return opened.Run(inputs);
    }
}
