using System.Security.Cryptography;
using System.Text;

namespace Mien;

/// <summary>Files of a cache: their content, then the SHA-256 of their key and the content. Neither a flipped bit nor another file's
/// content under this name is believed; whatever is wrong with file or folder costs only the time to make the content again.</summary>
public static class CheckedFile
{
    /// <param name="key">All that the content follows from.</param>
    /// <returns>Null when there is no good file.</returns>
    public static byte[]? TryRead(string path, string key)
    {
        try
        {
            byte[] file = File.ReadAllBytes(path);
            int length = file.Length - SHA256.HashSizeInBytes;
            return length >= 0 && Hash(key, file.AsSpan(0, length)).AsSpan().SequenceEqual(file.AsSpan(length)) ? file[..length] : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps the content if folder and disk allow it. The file appears whole or not at all.</summary>
    /// <param name="key">As <see cref="TryRead"/> will be given it.</param>
    public static void TryWrite(string path, string key, byte[] content)
    {
        try
        {
            AtomicFile.Write(path, (Content: content, Hash: Hash(key, content)), static (stream, file) =>
            {
                stream.Write(file.Content);
                stream.Write(file.Hash);
            });
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A read-only or full disk: the content in memory is as good.
        }
    }

    private static byte[] Hash(string key, ReadOnlySpan<byte> content)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(key));
        hash.AppendData([0]);
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }
}
