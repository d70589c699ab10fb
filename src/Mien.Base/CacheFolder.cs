namespace Mien;

/// <summary>The user's cache folder for things that can be made again.</summary>
public static class CacheFolder
{
    /// <summary>Environment variable that names the folder instead of the platform's default.</summary>
    public const string FolderVariable = "MIEN_CACHE";

    /// <summary>$MIEN_CACHE, else $XDG_CACHE_HOME/mien or ~/.cache/mien, ~/Library/Caches/mien, %LOCALAPPDATA%\mien\cache.</summary>
    public static string Root =>
        Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named ? Path.GetFullPath(named) : PlatformRoot();

    private static string PlatformRoot()
    {
        // Not verified: a home that is not there yet (a service's user) would come back empty, and the cache land in the current folder.
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        if (OperatingSystem.IsWindows())
        {
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "mien", "cache");
        }

        if (OperatingSystem.IsMacOS())
        {
            return Path.Combine(home, "Library", "Caches", "mien");
        }

        return Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg
            ? Path.GetFullPath(Path.Combine(xdg, "mien"))
            : Path.Combine(home, ".cache", "mien");
    }
}
