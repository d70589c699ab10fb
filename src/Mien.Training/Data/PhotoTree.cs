using System.IO.Enumeration;
using Mien.Imaging.Files;

namespace Mien.Training.Data;

/// <summary>The pictures of a folder and of all folders in it.</summary>
public static class PhotoTree
{
    private const int MostDepth = 32;

    /// <returns>Files with a picture's extension, in the order of their paths; hidden files and folders are left out, and links to folders are
    /// not followed. Empty when there is none.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<string> Pictures(string folder)
    {
        EnumerationOptions options = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden, MaxRecursionDepth = MostDepth };
        FileSystemEnumerable<string> files = new(Path.GetFullPath(folder), static (ref entry) => entry.ToFullPath(), options)
        {
            ShouldIncludePredicate = static (ref entry) => !entry.IsDirectory && IsPicture(entry.FileName),
            ShouldRecursePredicate = static (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        return [.. files.Order(StringComparer.Ordinal)];
    }

    private static bool IsPicture(ReadOnlySpan<char> name) => PictureFormats.ByExtension.ContainsKey(Path.GetExtension(name).ToString().ToLowerInvariant());
}
