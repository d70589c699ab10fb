using Mien.Imaging.Files;
using Mien.Video.Probing;

namespace Mien.Video.Writing;

/// <summary>A file that FFmpeg writes under a temporary name beside its own, so that it appears whole or not at all.</summary>
internal sealed class TemporaryOutput : IDisposable
{
    private readonly string _path;
    private readonly bool _overwrite;
    private readonly TemporaryFile _file;

    private TemporaryOutput(string path, bool overwrite, TemporaryFile file) => (_path, _overwrite, _file) = (path, overwrite, file);

    /// <summary>Where to write until all is there; it has the extension of the file.</summary>
    internal string TemporaryPath => _file.Path;

    /// <param name="path">As <see cref="ImageSequence.FileOf"/> reads it.</param>
    /// <param name="madeOf">A file; no more people can read the result than could read that. Null for none.</param>
    /// <exception cref="OutputException">The path is taken, or its folder refuses the file.</exception>
    internal static TemporaryOutput For(string path, bool overwrite, string? madeOf = null)
    {
        string file = Path.GetFullPath(ImageSequence.FileOf(path));
        PictureOutput.ThrowIfTaken(file, overwrite);
        return Guard(file, overwrite, () => new TemporaryOutput(file, overwrite, TemporaryFile.For(file, madeOf, Path.GetExtension(file))));
    }

    /// <summary>Writes behind what is there.</summary>
    /// <exception cref="OutputException">The disk refuses.</exception>
    internal void Append(ReadOnlySpan<byte> bytes) => Write(bytes, isAppended: true);

    /// <summary>Writes something else instead of what is there.</summary>
    /// <exception cref="OutputException">The disk refuses.</exception>
    internal void Replace(ReadOnlySpan<byte> bytes) => Write(bytes, isAppended: false);

    /// <summary>Brings the file to the disk and gives it its name.</summary>
    /// <exception cref="OutputException">The name was taken meanwhile, or the disk refuses.</exception>
    internal void Complete() => Guard(_path, _overwrite, () =>
    {
        _file.Complete(_overwrite);
        return true;
    });

    public void Dispose() => _file.Dispose();

    private void Write(ReadOnlySpan<byte> bytes, bool isAppended)
    {
        try
        {
            _file.Content.SetLength(isAppended ? _file.Content.Length : 0);
            _file.Content.Position = _file.Content.Length;
            _file.Content.Write(bytes);
            _file.Content.Flush();
        }
        catch (IOException cause)
        {
            throw OutputException.NotWritable(_path, cause);
        }
    }

    private static T Guard<T>(string path, bool overwrite, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            PictureOutput.ThrowIfTaken(path, overwrite);
            throw OutputException.NotWritable(path, cause);
        }
    }
}
