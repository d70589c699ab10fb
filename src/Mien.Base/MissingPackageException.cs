namespace Mien;

/// <summary>A file of an npm package that Mien stands on is not installed.</summary>
public sealed class MissingPackageException : MienException
{
    private MissingPackageException(string message, string hint)
        : base("MISSING_PACKAGE", ExitCode.ModelOrDevice, message, hint)
    {
    }

    internal static MissingPackageException NotFound(string pathInNodeModules, IEnumerable<string> searched) => new(
        $"node_modules/{pathInNodeModules} was not found (searched {string.Join(", ", searched)})",
        "run ./mien once, or `npm ci --ignore-scripts` in the project folder");
}
