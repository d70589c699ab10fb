using System.Runtime.InteropServices;

namespace Mien.Imaging.Native;

/// <summary>GLib's variant: a type and 16 bytes. Must be zero before it is initialised.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct GValue
{
    internal const nuint Boolean = 20;
    internal const nuint Int = 24;
    internal const nuint Double = 60;
    internal const nuint String = 64;

    private fixed ulong _words[3];
}
