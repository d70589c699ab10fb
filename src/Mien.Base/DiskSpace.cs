namespace Mien;

/// <summary>Tells a full disk, which ends every job, from faults of one file.</summary>
public static class DiskSpace
{
    private const int LeastBytes = 1 << 16;

    /// <summary>What FFmpeg says.</summary>
    private const string Words = "No space left on device";

    /// <summary>What the systems call it: ENOSPC, EDQUOT on Linux and macOS, ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL.</summary>
    private static readonly int[] s_codes = [28, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <param name="fault">Of a file that was to be written; the reason may lie within.</param>
    /// <param name="path">Of that file: other programs, which write for us, do not say why they failed.</param>
    public static bool IsExhausted(Exception fault, string path)
    {
        for (Exception? cause = fault; cause is not null; cause = cause.InnerException)
        {
            if ((cause is IOException && s_codes.Contains(cause.HResult)) || cause.Message.Contains(Words, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return FreeBytes(path) < LeastBytes;
    }

    /// <returns>The largest number where the system does not say.</returns>
    private static long FreeBytes(string path)
    {
        try
        {
            string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
            while (folder is not null && !Directory.Exists(folder))
            {
                folder = Path.GetDirectoryName(folder);
            }

            return folder is null ? long.MaxValue : new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue;
        }
    }
}
