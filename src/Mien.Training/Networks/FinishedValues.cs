using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Runtime;
using Mien.Training.Loops;

namespace Mien.Training.Networks;

/// <summary>The values of a finished network, to train it further.</summary>
/// <param name="Values">By the names of the training's states.</param>
public sealed record FinishedValues(IReadOnlyDictionary<string, OnnxTensor> Values, NetworkOrigin Origin)
{
    /// <summary>A finished file holds the values without their names, in the order in which the network asks for them.</summary>
    /// <param name="name">Stands before the names of the network's values.</param>
    /// <param name="build">Makes the finished network in a graph, inputs included.</param>
    /// <exception cref="ModelException">There is no such file.</exception>
    /// <exception cref="OnnxFormatException">It is no ONNX model.</exception>
    /// <exception cref="TrainingException">It is another network.</exception>
    public static FinishedValues Read(string path, string name, Action<Graph, Parameters> build)
    {
        byte[] bytes = File.Exists(path) ? File.ReadAllBytes(path) : throw ModelException.NotFound(path);
        OnnxTensor[] given = Given(bytes, path);
        IReadOnlyList<Parameter> wanted = ParametersOf(name, build);
        return AreFor(given, wanted)
            ? new(wanted.Zip(given).ToDictionary(pair => pair.First.Name, pair => pair.Second), NetworkOrigin.Of(path, bytes))
            : throw TrainingException.OtherNetwork(path, name);
    }

    /// <summary>What a network asks for, in its order.</summary>
    internal static IReadOnlyList<Parameter> ParametersOf(string name, Action<Graph, Parameters> build)
    {
        Graph graph = new(name);
        Parameters net = new TrainingStep(graph).Parameters(name, 0);
        build(graph, net);
        return net.All;
    }

    /// <summary>The values in a finished file, in order.</summary>
    internal static OnnxTensor[] Given(byte[] onnx, string path) =>
        [.. OnnxModel.Read(onnx, path).Graph.Initializers.Where(tensor => tensor.Type == ElementType.Float32 && tensor.Dimensions.Length > 0)];

    internal static bool AreFor(OnnxTensor[] given, IReadOnlyList<Parameter> wanted) =>
        wanted.Count == given.Length && wanted.Zip(given).All(pair => pair.First.Tensor.Shape.ToInt64().SequenceEqual(pair.Second.Dimensions));
}
