using System.Text.RegularExpressions;
using Mien.Imaging.Files;
using Mien.Video.Ffmpeg;
using Mien.Video.Probing;

namespace Mien.Video.Joining;

/// <summary>Numbered pictures that are written into a folder of their own and brought to their place once all are there. Only one process may do so at a
/// time; what a killed one left is removed.</summary>
internal sealed class TemporaryPictures : IDisposable
{
    private readonly string _target;
    private readonly Regex _names;
    private readonly OwnFolder _folder;

    private TemporaryPictures(string pattern)
    {
        _target = Path.GetDirectoryName(Path.GetFullPath(pattern))!;
        _names = ImageSequence.NamesOf(pattern);
        _folder = new(Path.Combine(_target, $"{TemporaryFile.OwnNameFor(pattern)}.pictures"), _names.IsMatch);
        TemporaryPattern = Path.Combine(_folder.Path.Replace("%", "%%", StringComparison.Ordinal), Path.GetFileName(pattern));
    }

    /// <summary>The pattern to write to until all is there.</summary>
    internal string TemporaryPattern { get; }

    /// <exception cref="OutputException">The folder cannot be made.</exception>
    internal static TemporaryPictures For(string pattern)
    {
        TemporaryPictures pictures = new(pattern);
        try
        {
            pictures._folder.Make();
            pictures._folder.Clear();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw OutputException.NotWritable(pattern, cause);
        }

        return pictures;
    }

    /// <summary>Marks the pictures and brings them to their place; none, when one of their names is taken or one cannot be written.</summary>
    /// <param name="frames">How many there must be.</param>
    /// <param name="madeOf">A file; no more people can read the pictures than could read that.</param>
    /// <exception cref="OutputException">A name is taken, or the folder refuses.</exception>
    /// <exception cref="FfmpegException">Some are missing or cut short.</exception>
    internal void Complete(bool overwrite, long frames, string madeOf)
    {
        string[] names = [.. Directory.GetFiles(_folder.Path).Select(file => Path.GetFileName(file)!).Where(name => _names.IsMatch(name)).Order(StringComparer.Ordinal)];
        if (names.Length < frames)
        {
            throw FfmpegException.LostFrames(TemporaryPattern, names.Length, frames);
        }

        foreach (string name in names)
        {
            PictureOutput.ThrowIfTaken(Path.Combine(_target, name), overwrite);
        }

        Stack<string> done = [];
        try
        {
            foreach (string name in names)
            {
                byte[] marked = PictureMark.Of(Path.Combine(_folder.Path, name));
                AtomicFile.Write(Path.Combine(_target, name), marked, overwrite, madeOf);
                done.Push(name);
            }
        }
        catch (Exception cause)
        {
            // What was replaced is gone; what is new would stand in the way of the next run.
            while (!overwrite && done.TryPop(out string? name))
            {
                Disk.Delete(Path.Combine(_target, name));
            }

            throw cause is IOException or UnauthorizedAccessException ? OutputException.NotWritable(_target, cause) : cause;
        }
    }

    public void Dispose() => _folder.TryRemove();
}
