namespace Mien;

/// <summary>Writes files that appear whole or not at all.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside the final path, flushes to disk, then renames; on any failure the temporary file is removed
    /// and what stood at <paramref name="path"/> is untouched. A link of that name is replaced, not what it points to.</summary>
    /// <param name="overwrite">False: an existing file is an <see cref="IOException"/>.</param>
    /// <param name="madeOf">A file; no more people can read the new one than could read that. Null for none.</param>
    public static void Write(string path, ReadOnlySpan<byte> bytes, bool overwrite = true, string? madeOf = null) =>
        Write(path, bytes, static (stream, content) => stream.Write(content), overwrite, madeOf);

    /// <summary>The same for a file that is written piece by piece.</summary>
    /// <param name="write">Writes the content to the stream; what it throws passes on.</param>
    /// <inheritdoc cref="Write(string, ReadOnlySpan{byte}, bool, string?)"/>
    public static void Write<T>(string path, T content, Action<Stream, T> write, bool overwrite = true, string? madeOf = null)
        where T : allows ref struct
    {
        using TemporaryFile file = TemporaryFile.For(path, madeOf);
        write(file.Content, content);
        file.Complete(overwrite);
    }
}
