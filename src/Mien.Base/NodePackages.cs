namespace Mien;

/// <summary>Finds files of the npm packages (native libraries, weights, sample photos) that package.json pins.</summary>
public static class NodePackages
{
    /// <summary>Environment variable that names the node_modules folder when it is not above the program.</summary>
    public const string FolderVariable = "MIEN_NODE_MODULES";

    /// <param name="pathInNodeModules">With forward slashes, such as "@mediapipe/face_mesh/package.json".</param>
    /// <returns>The absolute path of an existing file.</returns>
    /// <exception cref="MissingPackageException">No node_modules folder above the program holds it.</exception>
    public static string Locate(string pathInNodeModules) =>
        Find(pathInNodeModules) ?? throw MissingPackageException.NotFound(pathInNodeModules, [.. Roots()]);

    /// <summary>Like <see cref="Locate"/>, but null when the file is absent.</summary>
    public static string? Find(string pathInNodeModules) =>
        Roots().Select(root => Path.Combine(root, pathInNodeModules)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Roots()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named)
        {
            yield return Path.GetFullPath(named);
        }

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "node_modules");
            if (Directory.Exists(candidate))
            {
                yield return candidate;
            }
        }
    }
}
