using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mien.Training.Data;

/// <summary>Keeps what was worked out of photos, so that a second run on the same photos starts quickly.</summary>
/// <param name="version">Raised when the same photo would give other bytes than before.</param>
/// <remarks>One file for each photo: the bytes, then their SHA-256. Its name follows from path, size and time of the photo. A
/// damaged file is made again, a folder that cannot be written costs only time. Thread-safe.</remarks>
internal sealed class PhotoCache(string folder, string extension, int version)
{
    /// <param name="about">What else the bytes follow from.</param>
    /// <param name="unitBytes">The bytes are a multiple of it.</param>
    /// <param name="make">Works the bytes out.</param>
    public byte[] Get(string photo, string about, int unitBytes, Func<byte[]> make)
    {
        string file = PathFor(photo, about);
        if (Read(file, unitBytes) is { } kept)
        {
            return kept;
        }

        byte[] made = make();
        try
        {
            AtomicFile.Write(file, [.. made, .. SHA256.HashData(made)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A read-only or full disk: the bytes in memory are as good.
        }

        return made;
    }

    private string PathFor(string path, string about)
    {
        FileInfo photo = new(path);
        string what = string.Create(
            CultureInfo.InvariantCulture,
            $"{version}|{photo.FullName}|{(photo.Exists ? photo.Length : 0)}|{photo.LastWriteTimeUtc.Ticks}|{about}");
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)));
        return Path.Combine(folder, name[..2], $"{name[2..26]}.{extension}");
    }

    /// <returns>Null when there is no good file.</returns>
    private static byte[]? Read(string file, int unitBytes)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(file);
            int length = bytes.Length - SHA256.HashSizeInBytes;
            return length >= 0 && length % unitBytes == 0 && SHA256.HashData(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length)) ? bytes[..length] : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
