using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Mien;

/// <summary>A file that is written beside its place under a name of ours and then given its own name, so that it appears whole or not at all.
/// This process, or a program that it started, may write it.</summary>
/// <remarks>The name follows from the file's own, is short however long that is, and has no signs of a pattern. While the file is open it is locked:
/// one of that name that nobody holds was left by a process that was killed, and is removed by the next one that writes the same file.</remarks>
public sealed partial class TemporaryFile : IDisposable
{
    private const int MostWriters = 100;

    private readonly string _target;
    private readonly DiskFile _file;
    private bool _isComplete;

    private TemporaryFile(string target, string path, DiskFile file) => (_target, Path, _file) = (target, path, file);

    /// <summary>Where it is until it is complete.</summary>
    public string Path { get; }

    /// <summary>What it holds so far.</summary>
    public Stream Content => _file;

    /// <summary>Makes the file, empty, and its folder when that is not there.</summary>
    /// <param name="target">Its own name in the end.</param>
    /// <param name="madeOf">A file that no fewer people could read than will be able to read this one; null for none.</param>
    /// <param name="extension">With its dot, where a program needs one to know what to write.</param>
    /// <exception cref="IOException">Folder or disk refuse it.</exception>
    /// <exception cref="UnauthorizedAccessException">So do they.</exception>
    public static TemporaryFile For(string target, string? madeOf = null, string extension = "")
    {
        string full = System.IO.Path.GetFullPath(target);
        string folder = Disk.MakeFolder(System.IO.Path.GetDirectoryName(full)!);
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete, // others may write it, and it is renamed while it is open
        };
        FileReaders.Limit(options, full, madeOf);
        for (int writer = 0; ; writer++)
        {
            string path = System.IO.Path.Combine(folder, $"{OwnNameFor(full)}-{writer}.tmp{extension}");
            RemoveLeftover(path);
            try
            {
                Disk.Announce(DiskChange.Create, path);
                return new(full, path, new(path, options));
            }
            catch (IOException) when (writer < MostWriters && System.IO.Path.Exists(path))
            {
                // Another process is writing the same file now.
            }
        }
    }

    /// <summary>What the name of something of ours begins with that stands beside a file: short, and the same each time.</summary>
    public static string OwnNameFor(string target)
    {
        byte[] name = Encoding.UTF8.GetBytes(System.IO.Path.GetFileName(System.IO.Path.GetFullPath(target)));
        return $".mien-{Convert.ToHexStringLower(SHA256.HashData(name))[..16]}";
    }

    /// <summary>Whether a file's name is one of these.</summary>
    public static bool IsNameOfOne(string name) => Name().IsMatch(name);

    /// <summary>What a disk says of a file of ours, with the name that the file would have got.</summary>
    /// <param name="target">As a person wrote it.</param>
    public static string WordsOf(Exception cause, string target) => OwnPath().Replace(cause.Message, match => match.Value[0] + target);

    /// <summary>Brings the file to the disk and gives it its name.</summary>
    /// <exception cref="IOException">The disk refuses, or the name is taken and may not be replaced.</exception>
    public void Complete(bool overwrite)
    {
        _file.Flush(flushToDisk: true);
        Disk.Rename(Path, _target, overwrite);
        _isComplete = true;
    }

    /// <summary>Removes the file if it is not complete.</summary>
    public void Dispose()
    {
        try
        {
            _file.Dispose();
        }
        catch (IOException)
        {
            // What was still in memory found no space; the file goes anyway.
        }

        if (!_isComplete)
        {
            File.Delete(Path);
        }
    }

    private static void RemoveLeftover(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).LinkTarget is not null)
        {
            return;
        }

        try
        {
            using FileStream nobodys = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // Somebody is writing it, or has just completed it.
        }
    }

    [GeneratedRegex(@"^\.mien-[0-9a-f]{16}-\d+\.tmp(\.\w+)?$")]
    private static partial Regex Name();

    [GeneratedRegex(@"'[^']*\.mien-[0-9a-f]{16}-\d+\.tmp(\.\w+)?")]
    private static partial Regex OwnPath();
}
