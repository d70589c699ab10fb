namespace Mien.Imaging.Files;

/// <summary>Writes a result that is no picture, with the faults of one.</summary>
public static class OutputFile
{
    /// <summary>The file appears whole or not at all.</summary>
    /// <exception cref="OutputException">It exists and may not be replaced, or folder or disk refuse it.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes, bool overwrite = true) => PictureBytes.Write(path, bytes, overwrite);
}
