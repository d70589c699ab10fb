namespace Mien;

/// <summary>The one place that changes what is on a disk. Nothing is ever deleted but a single file or an empty folder that the caller names, and
/// nothing is written through a link.</summary>
/// <remarks>Every change is announced first, so that tests can let the n-th one fail.</remarks>
public static class Disk
{
    /// <summary>Follows the test's own tasks, so that tests beside it are left alone.</summary>
    private static readonly AsyncLocal<Action<DiskChange, string>?> s_beforeChange = new();

    /// <summary>Hears of a change before it is made, and may throw what a disk would; null for none.</summary>
    internal static Action<DiskChange, string>? BeforeChange
    {
        get => s_beforeChange.Value;
        set => s_beforeChange.Value = value;
    }

    /// <summary>Makes a folder, with those above it; one that is there stays as it is.</summary>
    /// <param name="isPrivate">A new one is for its owner only, where the system knows such.</param>
    /// <returns>Its full path.</returns>
    public static string MakeFolder(string path, bool isPrivate = false)
    {
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            return full;
        }

        Announce(DiskChange.MakeFolder, full);
        if (!isPrivate || OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(full);
            return full;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        Directory.CreateDirectory(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return full;
    }

    /// <summary>Removes a file, or a link and not what it points to; nothing there is no fault.</summary>
    public static void Delete(string path)
    {
        Announce(DiskChange.Delete, path);
        File.Delete(path);
    }

    /// <summary>Gives a file a second name in a folder of ours: a link, or a copy where the system makes no links.</summary>
    public static void LinkOrCopy(string file, string path)
    {
        Announce(DiskChange.Create, path);
        try
        {
            File.CreateSymbolicLink(path, file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            File.Copy(file, path);
        }
    }

    /// <returns>Whether it is gone: a folder that holds something, or a link to one, stays.</returns>
    public static bool RemoveEmptyFolder(string path)
    {
        DirectoryInfo folder = new(path);
        if (folder.LinkTarget is not null || (folder.Exists && folder.EnumerateFileSystemInfos().Any()))
        {
            return false;
        }

        Announce(DiskChange.Delete, path);
        if (folder.Exists)
        {
            folder.Delete();
        }

        return true;
    }

    /// <summary>Opens a file that grows at its end and is never replaced; it is made when it is not there.</summary>
    public static FileStream OpenLog(string path)
    {
        Announce(DiskChange.Create, path);
        return new DiskFile(path, new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read });
    }

    /// <summary>A file for what does not fit into memory. It has no name, so nothing of it stays, however the process ends.</summary>
    /// <param name="folder">On whose disk there is space; it is made when it is not there.</param>
    public static FileStream OpenScratch(string folder)
    {
        string path = Path.Combine(MakeFolder(folder), $".mien-{Guid.NewGuid():N}.tmp");
        Announce(DiskChange.Create, path);
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 1 << 16,
            Options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None,
        };
        FileReaders.LimitToOwner(options);
        DiskFile file = new(path, options);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }

        return file;
    }

    internal static void Announce(DiskChange change, string path) => BeforeChange?.Invoke(change, path);

    /// <summary>Gives a file its name and makes the name last.</summary>
    internal static void Rename(string from, string to, bool overwrite)
    {
        Announce(DiskChange.Rename, to);
        File.Move(from, to, overwrite);
        FolderFlush.Try(Path.GetDirectoryName(to)!);
    }
}
