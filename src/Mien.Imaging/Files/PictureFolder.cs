namespace Mien.Imaging.Files;

/// <summary>The pictures of a folder.</summary>
public static class PictureFolder
{
    /// <returns>Files with a picture's extension directly in the folder, in the order of their names; empty when there is none.</returns>
    public static IReadOnlyList<string> Pictures(string folder) =>
        [.. Directory.EnumerateFiles(folder).Where(IsPicture).Order(StringComparer.Ordinal)];

    private static bool IsPicture(string path) =>
        !Path.GetFileName(path).StartsWith('.')
        && PictureFormats.ByExtension.ContainsKey(Path.GetExtension(path).ToLowerInvariant());
}
