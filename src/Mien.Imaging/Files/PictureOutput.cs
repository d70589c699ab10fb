namespace Mien.Imaging.Files;

/// <summary>Asks before the work what <see cref="Photo.Save"/> would refuse after it.</summary>
public static class PictureOutput
{
    /// <exception cref="OutputException">The path is a folder, has no known extension, or exists and may not be replaced.</exception>
    public static void ThrowIfNotWritable(string path, bool overwrite)
    {
        PictureFormats.OfPath(path);
        PictureBytes.ThrowIfTaken(path, overwrite);
    }
}
