using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Mien.Graphs;

namespace Mien.Faces.Networks;

/// <summary>Keeps networks that were rebuilt from packed weights, so that only the first start builds them.</summary>
/// <remarks>One file for each network: the ONNX bytes and then their SHA-256. A file that is damaged, cut short or gone is built
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
        if (Read(path) is { } kept)
        {
            return kept;
        }

        byte[] onnx = build().ToOnnx();
        try
        {
            AtomicFile.Write(path, [.. onnx, .. SHA256.HashData(onnx)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A read-only or full disk: the network in memory is as good.
        }

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

    private static ReadOnlyMemory<byte>? Read(string path)
    {
        try
        {
            byte[] file = File.ReadAllBytes(path);
            int length = file.Length - SHA256.HashSizeInBytes;
            bool whole = length > 0 && SHA256.HashData(file.AsSpan(0, length)).AsSpan().SequenceEqual(file.AsSpan(length));

            // Not "whole ? … : null": a null there would become an empty memory.
            return whole ? new ReadOnlyMemory<byte>?(file.AsMemory(0, length)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
