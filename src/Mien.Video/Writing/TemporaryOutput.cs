using Mien.Imaging.Files;

namespace Mien.Video.Writing;

/// <summary>A file that another program writes under another name beside its own, so that it appears whole or not at all.</summary>
public sealed class TemporaryOutput : IDisposable
{
    private readonly string _path;
    private readonly bool _overwrite;

    private TemporaryOutput(string path, bool overwrite)
    {
        _path = Path.GetFullPath(path);
        _overwrite = overwrite;
        TemporaryPath = Path.Combine(
            Path.GetDirectoryName(_path)!, $".{Path.GetFileNameWithoutExtension(_path)}.{Guid.NewGuid():N}.tmp{Path.GetExtension(_path)}");
    }

    /// <summary>Removes what processes left that were killed while they wrote a file. Nobody may be writing it now.</summary>
    /// <param name="path">The file's own name.</param>
    public static void RemoveLeftovers(string path)
    {
        string full = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(full)!;
        if (Directory.Exists(folder))
        {
            foreach (string leftover in Directory.GetFiles(folder, $".{Path.GetFileNameWithoutExtension(full)}.*.tmp{Path.GetExtension(full)}"))
            {
                File.Delete(leftover);
            }
        }
    }

    /// <summary>Where to write until all is there.</summary>
    internal string TemporaryPath { get; }

    /// <exception cref="OutputException">The path is taken, or its folder cannot be made.</exception>
    internal static TemporaryOutput For(string path, bool overwrite)
    {
        PictureOutput.ThrowIfTaken(path, overwrite);
        TemporaryOutput output = new(path, overwrite);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(output._path)!);
            return output;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw OutputException.NotWritable(path, cause);
        }
    }

    /// <summary>Gives the file its name.</summary>
    /// <exception cref="OutputException">The name was taken meanwhile, or cannot be given.</exception>
    internal void Complete()
    {
        try
        {
            File.Move(TemporaryPath, _path, _overwrite);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            PictureOutput.ThrowIfTaken(_path, _overwrite);
            throw OutputException.NotWritable(_path, cause);
        }
    }

    public void Dispose() => File.Delete(TemporaryPath);
}
