namespace Mien;

/// <summary>Writes files that appear whole or not at all.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside the final path, flushes to disk, then renames; on any failure the temporary file is removed
    /// and what stood at <paramref name="path"/> is untouched.</summary>
    /// <param name="overwrite">False: an existing file is an <see cref="IOException"/>.</param>
    public static void Write(string path, ReadOnlySpan<byte> bytes, bool overwrite = true) =>
        Write(path, bytes, static (stream, content) => stream.Write(content), overwrite);

    /// <summary>The same for a file that is written piece by piece.</summary>
    /// <param name="write">Writes the content to the stream; what it throws passes on.</param>
    /// <inheritdoc cref="Write(string, ReadOnlySpan{byte}, bool)"/>
    public static void Write<T>(string path, T content, Action<Stream, T> write, bool overwrite = true)
        where T : allows ref struct
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        string temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream, content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
