using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mien.Video.Ffmpeg;

/// <summary>Makes a pipe hold more, so that a frame takes fewer turns between two processes.</summary>
internal static partial class PipeCapacity
{
    private const int SetPipeSize = 1031;

    /// <summary>What Linux allows without privileges.</summary>
    private const int Bytes = 1 << 20;

    /// <summary>Does nothing where it cannot: elsewhere than on Linux, or beyond the user's limit.</summary>
    internal static void Raise(Stream pipe)
    {
        if (OperatingSystem.IsLinux() && pipe is PipeStream { SafePipeHandle: SafePipeHandle handle })
        {
            _ = FileControl(handle, SetPipeSize, Bytes);
        }
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int FileControl(SafePipeHandle file, int command, int argument);
}
