using System.Security.Cryptography;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Runtime;
using Mien.Training.Data;
using Mien.Training.Loops;

namespace Mien.Training.Networks;

/// <summary>The values of a finished <see cref="LiveNetwork"/>, to train it further.</summary>
/// <param name="Values">By the names of the training's states.</param>
/// <param name="IsEven">See <see cref="LiveNetworkSize.IsEven"/>.</param>
/// <param name="Origin">The file's name and hash.</param>
/// <param name="Card">Null where there is none beside the file.</param>
public sealed record LiveWeights(IReadOnlyDictionary<string, OnnxTensor> Values, bool IsEven, string Origin, ModelCard? Card)
{
    /// <summary>Keys of a card's facts.</summary>
    private const string BegunFromKey = "begun_from", LicenceKey = "licence";

    /// <summary>A finished file holds the values without their names, in the order in which the network asks for them.</summary>
    /// <param name="size">Of the network that is to begin with them: the file's own, or a larger one (<see cref="WidenedValues"/>).</param>
    /// <param name="build">Makes the finished network in a graph, inputs included.</param>
    /// <exception cref="ModelException">There is no such file.</exception>
    /// <exception cref="OnnxFormatException">It is no ONNX model.</exception>
    /// <exception cref="TrainingException">It is no live network of this size, nor a smaller one of as many pixels.</exception>
    public static LiveWeights Read(string path, LiveNetworkSize size, Func<Graph, Parameters, LiveNetworkSize, LiveFace> build)
    {
        byte[] bytes = File.Exists(path) ? File.ReadAllBytes(path) : throw ModelException.NotFound(path);
        OnnxTensor[] given = [.. OnnxModel.Read(bytes).Graph.Initializers.Where(tensor => tensor.Type == ElementType.Float32 && tensor.Dimensions.Length > 0)];
        foreach (LiveNetworkSize begun in (IEnumerable<LiveNetworkSize>)[size, .. LiveNetworkSize.All.Where(smaller => smaller.FitsInto(size))])
        {
            foreach (bool isEven in (bool[])[true, false])
            {
                IReadOnlyList<Parameter> wanted = ParametersOf(begun with { IsEven = isEven }, build);
                if (AreFor(given, wanted))
                {
                    Dictionary<string, OnnxTensor> values = wanted.Zip(given).ToDictionary(pair => pair.First.Name, pair => pair.Second);
                    return Of(path, bytes, begun == size ? values : WidenedValues.Of(values, ParametersOf(size with { IsEven = isEven }, build)), isEven);
                }
            }
        }

        throw TrainingException.OtherNetwork(path, LiveNetwork.Name, size.Name);
    }

    /// <summary>What a further training's card says of whom it was taught on: those of this network are among them.</summary>
    /// <param name="items">Facts of what it was taught on since.</param>
    public IReadOnlyDictionary<string, string> AddTo(IReadOnlyDictionary<string, string> items)
    {
        Dictionary<string, string> facts = new(items) { [BegunFromKey] = Card is null ? $"{Origin}; without a card: whom it was taught on is not known" : Origin };
        if (Card is null)
        {
            return facts;
        }

        string[] names = [.. Lines(Card.TrainedOn, FaceItems.LearnedFromKey).Union(Lines(items, FaceItems.LearnedFromKey)).Order(StringComparer.Ordinal)];
        facts[FaceItems.LearnedFromKey] = string.Join('\n', names);
        string[] licences = [.. Lines(Card.TrainedOn, LicenceKey).Union(Lines(items, LicenceKey))];
        if (licences.Length > 0)
        {
            facts[LicenceKey] = string.Join('\n', licences);
        }

        return facts;
    }

    private static string[] Lines(IReadOnlyDictionary<string, string> facts, string key) => facts.TryGetValue(key, out string? text) ? text.Split('\n') : [];

    private static LiveWeights Of(string path, byte[] bytes, IReadOnlyDictionary<string, OnnxTensor> values, bool isEven)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string cardPath = Path.Combine(folder, "card.json");
        return new(
            values,
            isEven,
            $"{Path.GetFileName(folder)}/{Path.GetFileName(path)}, sha256 {Convert.ToHexStringLower(SHA256.HashData(bytes))}",
            File.Exists(cardPath) ? ModelCard.Read(cardPath) : null);
    }

    private static bool AreFor(OnnxTensor[] given, IReadOnlyList<Parameter> wanted) =>
        wanted.Count == given.Length && wanted.Zip(given).All(pair => pair.First.Tensor.Shape.ToInt64().SequenceEqual(pair.Second.Dimensions));

    private static IReadOnlyList<Parameter> ParametersOf(LiveNetworkSize size, Func<Graph, Parameters, LiveNetworkSize, LiveFace> build)
    {
        Graph graph = new(LiveNetwork.Name);
        Parameters net = new TrainingStep(graph).Parameters(LiveNetwork.Name, 0);
        build(graph, net, size);
        return net.All;
    }
}
