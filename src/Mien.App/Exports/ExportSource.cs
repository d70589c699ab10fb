using System.Security.Cryptography;
using Mien.App.Networks;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Models.Cards;
using Mien.Models.Catalogue;
using Mien.Runtime;

namespace Mien.App.Exports;

/// <summary>The network that is to be exported.</summary>
public sealed class ExportSource
{
    private ExportSource(string name, string path, byte[] onnx, OnnxModel model, Graph graph)
    {
        Path = path;
        Onnx = onnx;
        Graph = graph;
        Metadata =
        [
            .. model.Metadata.Where(entry => entry.Key != CardKeys.Licence && !entry.Key.StartsWith("mien.", StringComparison.Ordinal)),
            new("mien.source", System.IO.Path.GetFileName(name)),
            new("mien.source.sha256", Convert.ToHexStringLower(SHA256.HashData(onnx))),
            .. LicenceOf(path, model) is string licence ? [new(CardKeys.Licence, licence)] : (OnnxEntry[])[],
        ];
    }

    public string Path { get; }

    /// <summary>The file as it is.</summary>
    public byte[] Onnx { get; }

    /// <summary>The same with constants computed and normalisations moved into the layers before them.</summary>
    public Graph Graph { get; }

    /// <summary>Of every file made from it: where it comes from, and its licence where a card says one.</summary>
    public IReadOnlyList<OnnxEntry> Metadata { get; }

    /// <param name="name">One of <see cref="ShippedModels.Names"/>, or a path.</param>
    /// <param name="sizes">Of dimensions that the file leaves open; a batch is 1 unless it says otherwise.</param>
    /// <exception cref="ModelException">There is no such file.</exception>
    /// <exception cref="OnnxFormatException">It is no ONNX model.</exception>
    /// <exception cref="OnnxUnsupportedException">It does what Mien's graphs cannot.</exception>
    public static ExportSource Read(string name, IReadOnlyDictionary<string, int> sizes)
    {
        string path = ShippedModels.PathOf(name);
        byte[] onnx = NamedNetwork.Read(name);
        OnnxModel model = OnnxModel.Read(onnx, path);
        Graph graph = ForeignBytes.Read(
            () => OnnxImport.ToGraph(model, OpenSizes.WithBatchOfOne(model, sizes)).Folded(), fault => OnnxFormatException.Damaged(path, fault));
        return new(name, path, onnx, model, graph);
    }

    /// <summary>What the card beside the file says, else what the file says of itself.</summary>
    private static string? LicenceOf(string path, OnnxModel model)
    {
        string card = ModelCard.PathBeside(path);
        return File.Exists(card)
            ? ModelCard.Read(card).TrainedOn.GetValueOrDefault(CardKeys.Licence)
            : model.Metadata.FirstOrDefault(entry => entry.Key == CardKeys.Licence)?.Value;
    }
}
