using Mien.Imaging.Pixels;

namespace Mien.Imaging.Files;

/// <summary>Plain 8-bit pictures in and out of files, for tests, debugging and crops.</summary>
public static class PictureFile
{
    /// <summary>Upright 8-bit sRGB pixels of a file; the first frame of an animation.</summary>
    /// <exception cref="PictureException">See <see cref="Photo.Load(string, LoadLimits?)"/>.</exception>
    public static Picture Load(string path) => Photo.Load(path).Picture;

    /// <summary>Writes pixels without any mark, replacing an existing file; the format is that of the extension.</summary>
    /// <exception cref="OutputException">See <see cref="Photo.Save"/>.</exception>
    public static void Save(Picture picture, string path) =>
        Photo.Of(picture).Save(path, new SaveOptions { Overwrite = true, Mark = false });
}
