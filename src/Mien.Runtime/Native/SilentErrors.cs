using System.Runtime.InteropServices;

namespace Mien.Runtime.Native;

/// <summary>While it lives, nothing reaches the error stream of this process: drivers write there, in words for those who build them, what is told better
/// elsewhere. Linux and macOS; elsewhere it does nothing.</summary>
internal sealed partial class SilentErrors : IDisposable
{
    private const int ErrorStream = 2;
    private const int WriteOnly = 1;
    private readonly int _kept = -1;

    public SilentErrors()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int nowhere = Open("/dev/null", WriteOnly);
        if (nowhere < 0)
        {
            return;
        }

        _kept = Duplicate(ErrorStream);
        _ = DuplicateOnto(nowhere, ErrorStream);
        _ = Close(nowhere);
    }

    public void Dispose()
    {
        if (_kept >= 0)
        {
            _ = DuplicateOnto(_kept, ErrorStream);
            _ = Close(_kept);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int DuplicateOnto(int from, int onto);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
