namespace Mien.Imaging.Files;

/// <summary>The picture file formats that Mien reads and writes.</summary>
public enum PictureFormat
{
    Jpeg,
    Png,
    WebP,
    Avif,
    Tiff,
    Gif,
}
