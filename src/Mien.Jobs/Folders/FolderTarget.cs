using Mien.Imaging.Files;
using Mien.Jobs.Films.Sources;
using Mien.Video.Writing;

namespace Mien.Jobs.Folders;

/// <summary>A photo or a film of a folder, and where its result goes.</summary>
internal sealed record FolderTarget(string Path, string OutputPath, bool IsFilm)
{
    /// <summary>Pictures that are not read: passing them over in silence would look as if they were done.</summary>
    private static readonly HashSet<string> s_otherPictures = new(StringComparer.OrdinalIgnoreCase) { ".heic", ".heif", ".bmp", ".jxl", ".jp2", ".psd" };

    /// <returns>What is named like a picture or a film directly in the folder, in the order of the names; empty when there is none.</returns>
    public static IReadOnlyList<FolderTarget> All(string folder, string outputFolder) =>
    [
        .. Directory.EnumerateFiles(folder).Where(path => !System.IO.Path.GetFileName(path).StartsWith('.') && IsNamedTarget(path)).Order(StringComparer.Ordinal)
            .Select(path => Of(path, outputFolder)),
    ];

    private static FolderTarget Of(string path, string outputFolder)
    {
        bool isFilm = IsSwappedAsFilm(path);
        string name = System.IO.Path.GetFileName(path);
        bool isWritten = isFilm ? FilmContainers.TryOfPath(path) is not null : HasPictureExtension(path);
        return new(path, System.IO.Path.Combine(outputFolder, isWritten ? name : $"{name}{(isFilm ? ".mp4" : ".png")}"), isFilm);
    }

    private static bool IsSwappedAsFilm(string path)
    {
        try
        {
            return FilmTarget.IsFilm(path, path); // a result of a folder keeps its format
        }
        catch (PictureException)
        {
            return false; // a damaged picture: told when its turn comes
        }
    }

    /// <summary>Whether the name is that of a photo or a film.</summary>
    public static bool IsNamedTarget(string path) =>
        HasPictureExtension(path) || s_otherPictures.Contains(System.IO.Path.GetExtension(path)) || FilmTarget.HasFilmExtension(path);

    private static bool HasPictureExtension(string path) => PictureFormats.ByExtension.ContainsKey(System.IO.Path.GetExtension(path).ToLowerInvariant());
}
