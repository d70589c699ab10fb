using System.Globalization;

namespace Mien.Training.Data;

/// <summary>Keeps the faces that were cut out of photos, so that a second run on the same photos starts quickly.</summary>
/// <inheritdoc cref="PhotoCache" path="/remarks"/>
public sealed class FaceCropCache(string folder)
{
    /// <summary>Raised when a <see cref="FaceCropper"/> cuts otherwise than before.</summary>
    private const int Version = 1;

    private readonly PhotoCache _photos = new(folder, "crops", Version);

    /// <summary>The cache in the user's own cache folder.</summary>
    public static FaceCropCache Default => new(Path.Combine(CacheFolder.Root, "crops"));

    /// <inheritdoc cref="FaceCropper.Crops"/>
    public byte[] Crops(FaceCropper cropper, string path, CancellationToken cancellation) => _photos.Get(
        path, string.Create(CultureInfo.InvariantCulture, $"{cropper.Template.Name}|{cropper.SizePx}"), cropper.CropBytes, () => cropper.Crops(path, cancellation));
}
