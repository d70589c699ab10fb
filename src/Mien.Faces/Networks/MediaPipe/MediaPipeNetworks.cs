using Mien.Faces.Networks.Tflite;
using Mien.Graphs;
using Mien.Runtime;

namespace Mien.Faces.Networks.MediaPipe;

/// <summary>MediaPipe's face networks as ONNX.</summary>
public static class MediaPipeNetworks
{
    /// <summary>Raised whenever the converter makes other graphs of the same weights.</summary>
    private const int ConverterVersion = 1;

    /// <summary>Rebuilds a network from its weights, or takes it from the cache.</summary>
    /// <param name="asset">One of the three networks. Inputs are RGB [1,3,H,W]: Detector "input", 128×128, −1 … 1; meshes
    /// "input_1", 192×192, 0 … 1.</param>
    /// <returns>The bytes of an .onnx file.</returns>
    /// <exception cref="MissingPackageException">The package is not installed.</exception>
    /// <exception cref="WeightsException">The package's file is another version or damaged.</exception>
    public static ReadOnlyMemory<byte> Get(MediaPipeAsset asset, NetworkCache cache)
    {
        ReadOnlyMemory<byte> weights = MediaPipeAssets.Read(asset);
        return cache.Get(NameOf(asset), weights.Span, ConverterVersion, () => Build(asset, weights));
    }

    /// <summary>A session on the network; its optimised graph is kept in the cache too, unless the settings name another
    /// place.</summary>
    /// <inheritdoc cref="Get(MediaPipeAsset, NetworkCache)"/>
    public static Session Open(MediaPipeAsset asset, NetworkCache cache, SessionSettings settings) => Session.Open(Get(asset, cache), settings with
    {
        ModelName = MediaPipeAssets.NameOf(asset),
        OptimizedModelPath = settings.OptimizedModelPath ?? cache.OptimizedPath(NameOf(asset)),
    });

    private static string NameOf(MediaPipeAsset asset) => Path.GetFileNameWithoutExtension(MediaPipeAssets.NameOf(asset));

    internal static Graph Build(MediaPipeAsset asset) => Build(asset, MediaPipeAssets.Read(asset));

    private static Graph Build(MediaPipeAsset asset, ReadOnlyMemory<byte> weights) =>
        TfliteConverter.Convert(MediaPipeAssets.NameOf(asset), weights);
}
