namespace Mien;

/// <summary>Who may read what is written: as many as of any new file, but no more than might read what it replaces and what it was made of.</summary>
internal static class FileReaders
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode NewFile =
        Owner | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <param name="options">Of a new file, which the user's umask limits further.</param>
    /// <param name="models">Paths of files; those that are not there say nothing, nor do null and addresses.</param>
    internal static void Limit(FileStreamOptions options, params IEnumerable<string?> models)
    {
        if (!OperatingSystem.IsWindows())
        {
            UnixFileMode limit = NewFile;
            foreach (string path in models.OfType<string>().Where(File.Exists))
            {
                limit &= File.GetUnixFileMode(path);
            }

            options.UnixCreateMode = Owner | limit;
        }
    }

    /// <summary>The owner's own, whatever stood there.</summary>
    internal static void LimitToOwner(FileStreamOptions options)
    {
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owner;
        }
    }
}
