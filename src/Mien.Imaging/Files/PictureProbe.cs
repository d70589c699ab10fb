namespace Mien.Imaging.Files;

/// <summary>Asks files what they are without decoding them.</summary>
public static class PictureProbe
{
    private const int SignatureBytes = 512;

    /// <returns>Null for a file that is no picture, or of a format that is not read; also for one that is missing or cannot be opened.</returns>
    public static PictureFormat? FormatOf(string path) => PictureSignature.Find(FirstBytes(path));

    /// <summary>The first bytes of a file, at most 512.</summary>
    /// <returns>Empty when it is missing or cannot be opened, and for a pipe: it gives its bytes once, to who reads it whole.</returns>
    public static byte[] FirstBytes(string path)
    {
        try
        {
            if (LengthOf(path) == 0)
            {
                return [];
            }

            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
            byte[] bytes = new byte[SignatureBytes];
            return bytes[..file.ReadAtLeast(bytes, SignatureBytes, throwOnEndOfStream: false)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Whether a picture's frames follow each other in time: an animated GIF, WebP, PNG or AVIF.</summary>
    /// <returns>False for a file that is no picture.</returns>
    /// <exception cref="PictureException">The file is missing, too large or damaged.</exception>
    public static bool IsAnimated(string path) =>
        FormatOf(path) is PictureFormat.Gif or PictureFormat.WebP or PictureFormat.Png or PictureFormat.Avif && CountFrames(path) > 1;

    /// <returns>1 for a still picture.</returns>
    /// <exception cref="PictureException">The file is missing, no picture, too large or damaged.</exception>
    public static int CountFrames(string path)
    {
        LoadLimits limits = LoadLimits.Default;
        return PhotoReader.CountFrames(PictureBytes.Read(path, limits), path);
    }

    /// <returns>0 for pipes and devices, also by way of a link such as /dev/stdin.</returns>
    private static long LengthOf(string path)
    {
        FileSystemInfo file = new FileInfo(path);
        file = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
        return file is FileInfo { Exists: true } found ? found.Length : 0;
    }
}
