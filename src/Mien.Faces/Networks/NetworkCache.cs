using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Mien.Graphs;

namespace Mien.Faces.Networks;

/// <summary>Keeps networks that were rebuilt from packed weights, so that only the first start builds them.</summary>
/// <remarks>One file for each network (<see cref="CheckedFile"/>). A file that is damaged, another's, cut short or gone is built
/// again; a folder that cannot be written costs the time of building, nothing else. Several processes may share it.</remarks>
public sealed class NetworkCache(string folder)
{
    /// <summary>The cache in the user's own cache folder.</summary>
    public static NetworkCache Default => new(Path.Combine(CacheFolder.Root, "networks"));

    /// <param name="name">What the network is, such as "blazeface"; part of the file's name.</param>
    /// <param name="weights">The bytes the network is made from; other bytes give another file.</param>
    /// <param name="converterVersion">Raised when <paramref name="build"/> changes what it makes.</param>
    /// <param name="build">Makes the network; called only when the cache has none.</param>
    /// <returns>The bytes of an .onnx file.</returns>
    public ReadOnlyMemory<byte> Get(string name, ReadOnlySpan<byte> weights, int converterVersion, Func<Graph> build)
    {
        string path = PathOf(name, weights, converterVersion);
        string key = Path.GetFileName(path);
        if (CheckedFile.TryRead(path, key) is { Length: > 0 } kept)
        {
            return kept;
        }

        byte[] onnx = build().ToOnnx();
        CheckedFile.TryWrite(path, key, onnx);
        return onnx;
    }

    /// <summary>Where a session may keep its optimised graph between starts (<c>SessionSettings.OptimizedModelPath</c>): opening
    /// the attention mesh takes 50 ms so, and 180 ms without.</summary>
    public string OptimizedPath(string name) => Path.Combine(folder, "optimized", $"{name}.onnx");

    internal string PathOf(string name, ReadOnlySpan<byte> weights, int converterVersion)
    {
        Span<byte> version = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(version, converterVersion);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(name));
        hash.AppendData(version);
        hash.AppendData(weights);
        return Path.Combine(folder, $"{name}-{Convert.ToHexStringLower(hash.GetHashAndReset())[..16]}.network");
    }
}
