using Mien.Cli.Models;
using Mien.Evaluation.Candidates;
using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Runtime;
using Mien.Swapping;
using Mien.Swapping.Live;
using Mien.Swapping.Meshes;
using Mien.Swapping.Whole;
using Mien.Swapping.Whole.Sources;
using Mien.Training.Loops;

namespace Mien.Cli.Swaps;

/// <summary>The swappers that a person can name, and the one owner of the networks that they open.</summary>
internal sealed class SwapperCatalog(DeviceChoice device) : IDisposable
{
    /// <summary>More threads than this gain nothing from one face.</summary>
    private const int MostWorkers = 4;

    private readonly List<LiveNetworkSession> _networks = [];
    private readonly Lazy<FaceParser> _parser = new(() => FaceParser.Open());
    private readonly Lazy<FaceCompletion> _completion = new(() => FaceCompletion.Open());

    /// <summary>The usual one first.</summary>
    public static IReadOnlyList<string> Names { get; } = [SwapperChoice.Auto, SwapperChoice.Live, SwapperChoice.Mesh, SwapperChoice.Whole, .. ShippedModels.Swappers];

    private static SwapperChoice Choice => new([.. ShippedModels.Worthwhile.Select(name => (name, ShippedModels.MacsOf(name)))], Environment.ProcessorCount);

    /// <summary>Whether this is the name of a swapper, or may be the file of one's network.</summary>
    public static bool Has(string name) => Names.Contains(name) || name.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase);

    /// <param name="name">One of <see cref="Names"/>, or a network that `mien train live` made: a path that ends in .onnx.</param>
    /// <param name="workers">Threads that share the work of one swap; 0 takes what the machine has.</param>
    /// <param name="isFilm">Whether each frame has its time: matters to `auto`.</param>
    /// <returns>Good until the catalog is disposed.</returns>
    public ISwapper Create(string name, int workers = 0, bool isFilm = false)
    {
        name = Choice.Of(name, isFilm, device.Kind);
        int threads = workers > 0 ? workers : Math.Min(Environment.ProcessorCount, MostWorkers);
        CanonicalFace canonical = CanonicalFace.Load();
        return name switch
        {
            SwapperChoice.Mesh => new MeshSwapper(canonical, threads),
            SwapperChoice.Whole => new WholeSwapper(canonical, _parser.Value, _completion.Value, threads),
            SwapperChoice.Auto => new UnlessSpectaclesSwapper(
                Create(SwapperChoice.Whole, workers), new(() => Create(SwapperChoice.Live, workers)), _parser.Value),
            _ => new LiveSwapper(NameOf(name), new MeshSwapper(canonical, threads), Open(name, threads), threads),
        };
    }

    /// <summary>What the network of a swapper takes for one face.</summary>
    /// <returns>Null when there is no network, or none that Mien's graphs can count.</returns>
    public static NetworkCost? CostOf(string name)
    {
        name = Choice.Of(name, isFilm: false, DeviceKind.Cpu);
        if (name is SwapperChoice.Mesh or SwapperChoice.Whole or SwapperChoice.Auto)
        {
            return null;
        }

        try
        {
            GraphCost cost = OnnxImport.ToGraph(OnnxModel.Read(File.ReadAllBytes(ShippedModels.PathOf(name)))).Cost();
            return new(cost.Parameters, cost.Macs);
        }
        catch (OnnxUnsupportedException)
        {
            return null;
        }
    }

    /// <summary>Where the card of a swapper's network is.</summary>
    /// <returns>Null when there is no network, or no card beside it.</returns>
    public static string? CardOf(string name)
    {
        name = Choice.Of(name, isFilm: false, DeviceKind.Cpu);
        string card = ModelCard.PathBeside(name is SwapperChoice.Whole or SwapperChoice.Auto ? FaceCompletion.ShippedPath : ShippedModels.PathOf(name));
        return name != SwapperChoice.Mesh && File.Exists(card) ? card : null;
    }

    public void Dispose()
    {
        foreach (LiveNetworkSession network in _networks)
        {
            network.Dispose();
        }

        if (_parser.IsValueCreated)
        {
            _parser.Value.Dispose();
        }

        if (_completion.IsValueCreated)
        {
            _completion.Value.Dispose();
        }
    }

    private LiveNetworkSession Open(string name, int threads)
    {
        LiveNetworkSession network = LiveNetworkSession.Open(ShippedModels.PathOf(name), new() { Device = device, IntraOpThreads = threads, ModelName = name });
        _networks.Add(network);
        return network;
    }

    /// <summary>Every training calls its network model.onnx: what tells those apart is the folder.</summary>
    internal static string NameOf(string path) => Path.GetFileName(path) == RunFolder.ModelFileName
        ? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))!
        : Path.GetFileNameWithoutExtension(path);
}
