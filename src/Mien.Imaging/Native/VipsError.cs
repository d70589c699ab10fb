using System.Runtime.InteropServices;

namespace Mien.Imaging.Native;

internal static class VipsError
{
    /// <summary>Takes libvips' error text as one line. The buffer is shared by all threads, so the text is best effort;
    /// it may be empty.</summary>
    internal static string Take()
    {
        nint text = VipsNative.TakeError();
        string message = Marshal.PtrToStringUTF8(text) ?? string.Empty;
        VipsNative.Free(text);
        string[] lines = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length > 0 ? string.Join("; ", lines.Distinct().Take(3)) : "no further detail";
    }
}
