using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mien.Training.Data;

/// <summary>Keeps the faces that were cut out of photos, so that a second run on the same photos starts quickly.</summary>
/// <remarks>One file for each photo: the crops, then their SHA-256. Its name follows from path, size and time of the photo and from the framing. A
/// damaged file is made again, a folder that cannot be written costs only time.</remarks>
public sealed class FaceCropCache(string folder)
{
    /// <summary>Raised when a <see cref="FaceCropper"/> cuts otherwise than before.</summary>
    private const int Version = 1;

    /// <summary>The cache in the user's own cache folder.</summary>
    public static FaceCropCache Default => new(Path.Combine(CacheFolder.Root, "crops"));

    /// <inheritdoc cref="FaceCropper.Crops"/>
    public byte[] Crops(FaceCropper cropper, string path, CancellationToken cancellation)
    {
        string file = PathFor(cropper, path);
        if (Read(file, cropper.CropBytes) is { } kept)
        {
            return kept;
        }

        byte[] crops = cropper.Crops(path, cancellation);
        try
        {
            AtomicFile.Write(file, [.. crops, .. SHA256.HashData(crops)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A read-only or full disk: the crops in memory are as good.
        }

        return crops;
    }

    private string PathFor(FaceCropper cropper, string path)
    {
        FileInfo photo = new(path);
        string what = string.Create(
            CultureInfo.InvariantCulture,
            $"{Version}|{photo.FullName}|{(photo.Exists ? photo.Length : 0)}|{photo.LastWriteTimeUtc.Ticks}|{cropper.Template.Name}|{cropper.SizePx}");
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)));
        return Path.Combine(folder, name[..2], $"{name[2..26]}.crops");
    }

    /// <returns>Null when there is no good file.</returns>
    private static byte[]? Read(string file, int cropBytes)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(file);
            int length = bytes.Length - SHA256.HashSizeInBytes;
            return length >= 0 && length % cropBytes == 0 && SHA256.HashData(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length)) ? bytes[..length] : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
