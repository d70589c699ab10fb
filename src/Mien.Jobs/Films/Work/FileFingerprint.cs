using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mien.Jobs.Films.Work;

/// <summary>Stands for a file's content: its length and the SHA-256 of 64 blocks spread evenly over it, first and last included. Films are too
/// long to be read whole each time; an edit moves or changes blocks, or the length.</summary>
internal static class FileFingerprint
{
    private const int Blocks = 64;
    private const int BlockBytes = 1 << 16;

    /// <param name="path">A file; anything else (an address, a pattern of numbered pictures) stands for itself.</param>
    public static string Of(string path)
    {
        if (!File.Exists(path))
        {
            return $"address:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..32]}";
        }

        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] block = new byte[BlockBytes];
        long length = file.Length;
        bool isShort = length <= (long)Blocks * BlockBytes;
        int count = isShort ? (int)((length + BlockBytes - 1) / BlockBytes) : Blocks;
        for (int i = 0; i < count; i++)
        {
            file.Position = isShort ? (long)i * BlockBytes : (length - BlockBytes) * i / (Blocks - 1);
            hash.AppendData(block.AsSpan(0, file.ReadAtLeast(block, BlockBytes, throwOnEndOfStream: false)));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{length}:{Convert.ToHexStringLower(hash.GetHashAndReset())[..32]}");
    }
}
