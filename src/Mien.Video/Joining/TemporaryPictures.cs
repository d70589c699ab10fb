using Mien.Imaging.Files;

namespace Mien.Video.Joining;

/// <summary>Numbered pictures that are written into a folder of their own and moved to their place once all are there.</summary>
internal sealed class TemporaryPictures : IDisposable
{
    private readonly string _folder;
    private readonly string _target;

    private TemporaryPictures(string target, string folder, string pattern)
    {
        (_target, _folder) = (target, folder);
        TemporaryPattern = Path.Combine(folder, pattern);
    }

    /// <summary>The pattern to write to until all is there.</summary>
    internal string TemporaryPattern { get; }

    /// <exception cref="OutputException">The folder cannot be made.</exception>
    internal static TemporaryPictures For(string pattern)
    {
        string target = Path.GetDirectoryName(Path.GetFullPath(pattern))!;
        string folder = Path.Combine(target, $".pictures.{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw OutputException.NotWritable(pattern, cause);
        }

        return new(target, folder, Path.GetFileName(pattern));
    }

    /// <summary>Marks the pictures and moves them to their place; none, when one of their names is taken.</summary>
    /// <exception cref="OutputException">A name is taken, or the folder refuses.</exception>
    internal void Complete(bool overwrite)
    {
        string[] names = [.. Directory.GetFiles(_folder).Select(file => Path.GetFileName(file)!)];
        foreach (string name in names)
        {
            PictureOutput.ThrowIfTaken(Path.Combine(_target, name), overwrite);
        }

        try
        {
            foreach (string name in names)
            {
                PictureMark.AddTo(Path.Combine(_folder, name));
                File.Move(Path.Combine(_folder, name), Path.Combine(_target, name), overwrite);
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw OutputException.NotWritable(_target, cause);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
