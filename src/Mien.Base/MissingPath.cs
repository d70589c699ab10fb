namespace Mien;

/// <summary>What to tell somebody who named a file or folder that is not there.</summary>
public static class MissingPath
{
    private const int MostNames = 5000;

    /// <returns>One sentence: the name that was probably meant, else the first folder of the path that is missing.</returns>
    public static string Hint(string path)
    {
        try
        {
            string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
            if (Path.GetDirectoryName(full) is not string folder)
            {
                return "check the path";
            }

            if (!Directory.Exists(folder))
            {
                while (Path.GetDirectoryName(folder) is string parent && !Directory.Exists(parent))
                {
                    folder = parent;
                }

                return $"check the path: there is no folder {folder}";
            }

            IEnumerable<string> names = Directory.EnumerateFileSystemEntries(folder).Take(MostNames).Select(entry => Path.GetFileName(entry));
            string written = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path)) ?? "";
            return Nearest(Path.GetFileName(full), [.. names]) is string near ? $"did you mean {Path.Combine(written, near)}?" : "check the path";
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "check the path";
        }
    }

    private static string? Nearest(string name, IReadOnlyList<string> names)
    {
        string stem = Path.GetFileNameWithoutExtension(name);
        return names.FirstOrDefault(other => other.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? names.FirstOrDefault(other => Path.GetFileNameWithoutExtension(other).Equals(stem, StringComparison.OrdinalIgnoreCase))
            ?? NearestName.Of(name, names);
    }
}
