using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Runtime;
using Mien.Training.Loops;

namespace Mien.Training.Networks;

/// <summary>The values of a finished <see cref="LiveNetwork"/>, to train it further.</summary>
/// <param name="Values">By the names of the training's states.</param>
/// <param name="IsEven">See <see cref="LiveNetworkSize.IsEven"/>.</param>
public sealed record LiveWeights(IReadOnlyDictionary<string, OnnxTensor> Values, bool IsEven, NetworkOrigin Origin)
{
    /// <summary>A finished file holds the values without their names, in the order in which the network asks for them.</summary>
    /// <param name="size">Of the network that is to begin with them: the file's own, or a larger one (<see cref="WidenedValues"/>).</param>
    /// <param name="build">Makes the finished network in a graph, inputs included.</param>
    /// <exception cref="ModelException">There is no such file.</exception>
    /// <exception cref="OnnxFormatException">It is no ONNX model.</exception>
    /// <exception cref="TrainingException">It is no live network of this size, nor a smaller one of as many pixels.</exception>
    public static LiveWeights Read(string path, LiveNetworkSize size, Func<Graph, Parameters, LiveNetworkSize, LiveFace> build)
    {
        byte[] bytes = File.Exists(path) ? File.ReadAllBytes(path) : throw ModelException.NotFound(path);
        OnnxTensor[] given = FinishedValues.Given(bytes, path);
        foreach (LiveNetworkSize begun in (IEnumerable<LiveNetworkSize>)[size, .. LiveNetworkSize.All.Where(smaller => smaller.FitsInto(size))])
        {
            foreach (bool isEven in (bool[])[true, false])
            {
                IReadOnlyList<Parameter> wanted = ParametersOf(begun with { IsEven = isEven }, build);
                if (FinishedValues.AreFor(given, wanted))
                {
                    Dictionary<string, OnnxTensor> values = wanted.Zip(given).ToDictionary(pair => pair.First.Name, pair => pair.Second);
                    return new(begun == size ? values : WidenedValues.Of(values, ParametersOf(size with { IsEven = isEven }, build)), isEven, NetworkOrigin.Of(path, bytes));
                }
            }
        }

        throw TrainingException.OtherNetwork(path, LiveNetwork.Name, size.Name);
    }

    private static IReadOnlyList<Parameter> ParametersOf(LiveNetworkSize size, Func<Graph, Parameters, LiveNetworkSize, LiveFace> build) =>
        FinishedValues.ParametersOf(LiveNetwork.Name, (graph, net) => build(graph, net, size));
}
