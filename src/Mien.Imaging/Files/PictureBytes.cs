namespace Mien.Imaging.Files;

/// <summary>The bytes of picture files, in and out, with faults that name the file.</summary>
internal static class PictureBytes
{
    internal static byte[] Read(string path, LoadLimits limits)
    {
        if (Directory.Exists(path))
        {
            throw PictureException.IsFolder(path);
        }

        try
        {
            // Read to the end instead of trusting the length: pipes and special files have none.
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
            if (stream.CanSeek && stream.Length > 0)
            {
                ThrowIfTooMany(path, stream.Length, limits);
                byte[] bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length);
                stream.ReadExactly(bytes);
                return bytes;
            }

            return ReadToEnd(path, stream, limits);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw PictureException.Missing(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw PictureException.Unreadable(path, cause);
        }
    }

    internal static void ThrowIfTaken(string path, bool overwrite)
    {
        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
        {
            throw OutputException.IsFolder(path);
        }

        if (!overwrite && File.Exists(path))
        {
            throw OutputException.Exists(path);
        }
    }

    internal static void Write(string path, ReadOnlySpan<byte> bytes, bool overwrite, string? madeOf = null)
    {
        try
        {
            AtomicFile.Write(path, bytes, overwrite, madeOf);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            ThrowIfTaken(path, overwrite); // it appeared while we worked
            throw OutputException.NotWritable(path, cause);
        }
    }

    private static byte[] ReadToEnd(string path, FileStream stream, LoadLimits limits)
    {
        using MemoryStream all = new();
        byte[] chunk = new byte[1 << 16];
        for (int read = stream.Read(chunk); read > 0; read = stream.Read(chunk))
        {
            all.Write(chunk, 0, read);
            ThrowIfTooMany(path, all.Length, limits);
        }

        return all.ToArray();
    }

    private static void ThrowIfTooMany(string path, long bytes, LoadLimits limits)
    {
        if (bytes > Math.Min(limits.MaxFileBytes, Array.MaxLength))
        {
            throw PictureException.TooManyBytes(path, bytes, limits.MaxFileBytes);
        }
    }
}
