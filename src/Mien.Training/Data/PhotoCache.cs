using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mien.Training.Data;

/// <summary>Keeps what was worked out of photos, so that a second run on the same photos starts quickly.</summary>
/// <param name="version">Raised when the same photo would give other bytes than before.</param>
/// <remarks>One file for each photo (<see cref="CheckedFile"/>). Its name follows from path, size and time of the photo. A
/// damaged file is made again, a folder that cannot be written costs only time. Thread-safe.</remarks>
internal sealed class PhotoCache(string folder, string extension, int version)
{
    /// <param name="about">What else the bytes follow from.</param>
    /// <param name="unitBytes">The bytes are a multiple of it.</param>
    /// <param name="make">Works the bytes out.</param>
    public byte[] Get(string photo, string about, int unitBytes, Func<byte[]> make)
    {
        string key = KeyOf(photo, about);
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        string file = Path.Combine(folder, name[..2], $"{name[2..26]}.{extension}");
        if (CheckedFile.TryRead(file, key) is { } kept && kept.Length % unitBytes == 0)
        {
            return kept;
        }

        byte[] made = make();
        CheckedFile.TryWrite(file, key, made);
        return made;
    }

    private string KeyOf(string path, string about)
    {
        FileInfo photo = new(path);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{extension}|{version}|{photo.FullName}|{(photo.Exists ? photo.Length : 0)}|{photo.LastWriteTimeUtc.Ticks}|{about}");
    }
}
