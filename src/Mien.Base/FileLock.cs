namespace Mien;

/// <summary>A file that only one process has open: who has it, works; the system lets go of it when the process ends, however it ends.</summary>
public static class FileLock
{
    private const int Tries = 100;

    /// <summary>Makes the file, which is removed when the lock is disposed.</summary>
    /// <returns>Null when somebody else has it.</returns>
    /// <exception cref="IOException">The folder is not there or cannot be written.</exception>
    public static FileStream? TryTake(string path)
    {
        Disk.Announce(DiskChange.Create, path);
        for (int i = 1; ; i++)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (IOException e) when (File.Exists(path) || (i == Tries && IsHeld(e)))
            {
                return null;
            }
            catch (IOException) when (i < Tries && Directory.Exists(Path.GetDirectoryName(path)))
            {
                // Its holder removed the file between the two looks at it: it is free now.
                Thread.Yield();
            }
        }
    }

    // EWOULDBLOCK of Linux and macOS, and Windows' sharing violation.
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
