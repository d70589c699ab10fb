namespace Mien;

/// <summary>A file of an npm package that Mien stands on is not installed.</summary>
public sealed class MissingPackageException : MienException
{
    private MissingPackageException(string message, string hint)
        : base("MISSING_PACKAGE", ExitCode.ModelOrDevice, message, hint)
    {
    }

    /// <param name="searched">Folders; there may be none.</param>
    internal static MissingPackageException NotFound(string pathInNodeModules, IReadOnlyList<string> searched) => new(
        $"node_modules/{pathInNodeModules} was not found{(searched.Count > 0 ? $" (searched {string.Join(", ", searched)})" : "")}",
        "run ./mien once, or `npm ci --ignore-scripts` in the project folder");
}
