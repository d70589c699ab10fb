namespace Mien;

/// <summary>A folder of ours that people can reach: only files of certain names in it are ours. Nothing else in it is ever touched, no folder in it
/// is entered, and it goes only when it is empty.</summary>
/// <param name="path">It need not be there.</param>
/// <param name="isOurs">Whether a file of that name is ours.</param>
public sealed class OwnFolder(string path, Func<string, bool> isOurs)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Whether the name stands for something else than a folder of its own: a link, or a file.</summary>
    public bool IsLinkOrFile => new DirectoryInfo(Path).LinkTarget is not null || File.Exists(Path);

    /// <summary>Something in it that is not ours; null when there is nothing.</summary>
    public string? Stranger => Entries.FirstOrDefault(entry => !IsOurs(entry))?.Name;

    private IEnumerable<FileSystemInfo> Entries => Directory.Exists(Path) ? new DirectoryInfo(Path).EnumerateFileSystemInfos() : [];

    /// <exception cref="IOException">The name is that of a link or a file, or the disk refuses.</exception>
    /// <inheritdoc cref="Disk.MakeFolder"/>
    public void Make(bool isPrivate = false)
    {
        if (IsLinkOrFile)
        {
            throw new IOException($"{Path} is a link or a file");
        }

        Disk.MakeFolder(Path, isPrivate);
    }

    /// <summary>Deletes the files that are ours.</summary>
    /// <param name="isKept">Names that stay.</param>
    public void Clear(Func<string, bool>? isKept = null)
    {
        if (IsLinkOrFile)
        {
            return;
        }

        foreach (FileSystemInfo entry in Entries.Where(IsOurs).Where(entry => isKept?.Invoke(entry.Name) != true).ToArray())
        {
            Disk.Delete(entry.FullName);
        }
    }

    /// <summary>Deletes what is ours, and the folder.</summary>
    /// <returns>Whether it is gone; else it holds something that is not ours, or the disk refuses: what is left goes the next time.</returns>
    public bool TryRemove()
    {
        try
        {
            Clear();
            return Disk.RemoveEmptyFolder(Path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private bool IsOurs(FileSystemInfo entry) => (entry is FileInfo || entry.LinkTarget is not null) && isOurs(entry.Name);
}
