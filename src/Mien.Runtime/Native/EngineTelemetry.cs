using System.Runtime.InteropServices;

namespace Mien.Runtime.Native;

/// <summary>Keeps ONNX Runtime from noting what is computed here and sending it to its makers, as its builds do unless they are told not to. It reads
/// the switch once, while it is loaded.</summary>
/// <remarks>Source: ONNX Runtime 1.30, core/platform/posix/telemetry.cc.</remarks>
internal static partial class EngineTelemetry
{
    private const string Switch = "ORT_DISABLE_TELEMETRY";
    private const string Off = "1";

    /// <summary>To be called before the library is loaded.</summary>
    public static void SwitchOff()
    {
        Environment.SetEnvironmentVariable(Switch, Off);
        if (!OperatingSystem.IsWindows())
        {
            _ = SetNative(Switch, Off, overwrite: 1); // elsewhere .NET keeps its variables to itself
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetNative(string name, string value, int overwrite);
}
