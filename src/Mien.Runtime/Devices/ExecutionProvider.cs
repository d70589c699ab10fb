using System.Runtime.InteropServices;
using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>How the engine calls a device, and how it is asked for it.</summary>
internal static unsafe class ExecutionProvider
{
    /// <returns>The name in the engine's own reports.</returns>
    public static string Name(DeviceKind kind) => kind switch
    {
        DeviceKind.Cpu => "CPUExecutionProvider",
        DeviceKind.WebGpu => "WebGpuExecutionProvider",
        DeviceKind.CoreMl => "CoreMLExecutionProvider",
        DeviceKind.DirectMl => "DmlExecutionProvider",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "has no execution provider"),
    };

    /// <summary>Puts the device before the CPU in the session's options. This is the only sure test of a device: the
    /// engine's list of providers also names those that cannot be loaded.</summary>
    /// <returns>Null when the device is there, else the reason.</returns>
    public static string? Append(OrtApi api, nint options, DeviceChoice device)
    {
        if (DeviceKinds.WhyMissing(device.Kind) is string missing)
        {
            return missing;
        }

        if (device.Index != 0 && device.Kind != DeviceKind.DirectMl)
        {
            return $"there is one {new DeviceChoice(device.Kind)} device; the system chooses the adapter behind it";
        }

        if (device.Kind == DeviceKind.Cpu)
        {
            return null;
        }

        // Asked without an adapter to find, the engine's WebGPU writes to stderr before it refuses.
        if (device.Kind == DeviceKind.WebGpu && OperatingSystem.IsLinux() && Vulkan.Adapters().Count == 0)
        {
            return "no Vulkan driver offers a GPU";
        }

        if (device.Kind == DeviceKind.DirectMl)
        {
            // DirectML plans its own memory and runs nodes one after another.
            const int sequential = 0;
            OrtStatus.Check(api, api.DisableMemPattern(options));
            OrtStatus.Check(api, api.SetSessionExecutionMode(options, sequential));
        }

        return Append(api, options, ShortName(device.Kind), Options(device)) is OrtFault fault ? Reason(fault) : null;
    }

    private static string ShortName(DeviceKind kind) => kind switch
    {
        DeviceKind.WebGpu => "WebGPU",
        DeviceKind.CoreMl => "CoreML",
        DeviceKind.DirectMl => "DML",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is not appended"),
    };

    private static (string Key, string Value)[] Options(DeviceChoice device) => device.Kind switch
    {
        DeviceKind.WebGpu => [("powerPreference", "high-performance")],
        DeviceKind.CoreMl => [("ModelFormat", "MLProgram"), ("MLComputeUnits", "ALL")],
        DeviceKind.DirectMl => [("device_id", $"{device.Index}")],
        _ => [],
    };

    private static OrtFault? Append(OrtApi api, nint options, string name, (string Key, string Value)[] pairs)
    {
        byte** keys = stackalloc byte*[pairs.Length];
        byte** values = stackalloc byte*[pairs.Length];
        try
        {
            for (int i = 0; i < pairs.Length; i++)
            {
                keys[i] = (byte*)Marshal.StringToCoTaskMemUTF8(pairs[i].Key);
                values[i] = (byte*)Marshal.StringToCoTaskMemUTF8(pairs[i].Value);
            }

            fixed (byte* nameText = NativeText.Utf8(name))
            {
                return OrtStatus.Take(api, api.AppendExecutionProvider(options, nameText, keys, values, (nuint)pairs.Length));
            }
        }
        finally
        {
            for (int i = 0; i < pairs.Length; i++)
            {
                Marshal.FreeCoTaskMem((nint)keys[i]);
                Marshal.FreeCoTaskMem((nint)values[i]);
            }
        }
    }

    /// <summary>The last line that says something, without source positions.</summary>
    private static string Reason(OrtFault fault) =>
        fault.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? $"{fault.Code}";
}
