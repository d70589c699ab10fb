using Mien.Evaluation.Candidates;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Models.Cards;
using Mien.Models.Catalogue;
using Mien.Runtime;
using Mien.Swapping;
using Mien.Swapping.Live;
using Mien.Swapping.Whole;
using Mien.Swapping.Whole.Sources;

namespace Mien.App.Swappers;

/// <summary>The swappers that a person can name, and the one owner of the networks that they open.</summary>
public sealed class SwapperCatalog(DeviceChoice device) : IDisposable
{
    /// <summary>More threads than this gain nothing from one face.</summary>
    private const int MostWorkers = 4;

    private readonly List<LiveNetworkSession> _networks = [];
    private readonly WholeDrawing _drawing = new();

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
        WholeSwapper drawing = _drawing.Swapper(threads);
        return name switch
        {
            SwapperChoice.Whole => drawing,
            _ => new LiveSwapper(NameOf(name), drawing, Open(name, threads), threads),
        };
    }

    /// <summary>What the network of a live swapper takes for one face, beside what drawing takes.</summary>
    /// <returns>Null when there is no network, or none that Mien's graphs can count.</returns>
    public static NetworkCost? CostOf(string name)
    {
        name = Choice.Of(name, isFilm: false, DeviceKind.Cpu);
        if (name == SwapperChoice.Whole)
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
        string card = ModelCard.PathBeside(name == SwapperChoice.Whole ? FaceCompletion.ShippedPath : ShippedModels.PathOf(name));
        return File.Exists(card) ? card : null;
    }

    public void Dispose()
    {
        foreach (LiveNetworkSession network in _networks)
        {
            network.Dispose();
        }

        _drawing.Dispose();
    }

    private LiveNetworkSession Open(string name, int threads)
    {
        LiveNetworkSession network = LiveNetworkSession.Open(ShippedModels.PathOf(name), new() { Device = device, IntraOpThreads = threads, ModelName = name });
        _networks.Add(network);
        return network;
    }

    /// <summary>Every training calls its network model.onnx: what tells those apart is the folder.</summary>
    public static string NameOf(string path) => Path.GetFileName(path) == ModelCard.NetworkFileName
        ? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))!
        : Path.GetFileNameWithoutExtension(path);
}
