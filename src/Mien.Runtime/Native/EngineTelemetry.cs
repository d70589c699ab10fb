using System.Runtime.InteropServices;

namespace Mien.Runtime.Native;

/// <summary>Keeps ONNX Runtime from noting events of its use, for which its library has an address of its makers: nothing is sent anywhere from here. It
/// reads the switch once, while it is loaded.</summary>
/// <remarks>Seen with version 1.30 on Linux: without the switch each run writes a log among the temporary files and a database in the user's cache, with it
/// neither.</remarks>
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
