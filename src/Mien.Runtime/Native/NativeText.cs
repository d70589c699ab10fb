using System.Runtime.InteropServices;
using System.Text;

namespace Mien.Runtime.Native;

/// <summary>Managed strings in the forms the C side takes.</summary>
internal static class NativeText
{
    /// <returns>UTF-8 with a final NUL.</returns>
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text + '\0');

    /// <returns>ORTCHAR_T: UTF-16 on Windows, UTF-8 elsewhere, with a final NUL.</returns>
    public static byte[] Path(string path) => OperatingSystem.IsWindows() ? Encoding.Unicode.GetBytes(path + '\0') : Utf8(path);

    /// <summary>Reads a string that the engine allocated, and frees it.</summary>
    public static unsafe string Take(OrtApi api, nint allocator, byte* text)
    {
        string managed = Marshal.PtrToStringUTF8((nint)text) ?? "";
        OrtStatus.Check(api, api.AllocatorFree(allocator, text));
        return managed;
    }
}
