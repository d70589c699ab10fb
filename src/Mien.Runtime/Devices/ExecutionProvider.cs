using Microsoft.ML.OnnxRuntime;
using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>How the engine calls a device, and how it is asked for it.</summary>
internal static class ExecutionProvider
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
    public static string? Append(SessionOptions options, DeviceChoice device)
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

        try
        {
            if (device.Kind == DeviceKind.DirectMl)
            {
                // DirectML plans its own memory and runs nodes one after another.
                options.EnableMemoryPattern = false;
                options.ExecutionMode = ExecutionMode.ORT_SEQUENTIAL;
            }

            options.AppendExecutionProvider(ShortName(device.Kind), Options(device));
            return null;
        }
        catch (Exception exception) when (OrtFault.Of(exception) is OrtFault fault)
        {
            return Reason(fault);
        }
    }

    private static string ShortName(DeviceKind kind) => kind switch
    {
        DeviceKind.WebGpu => "WebGPU",
        DeviceKind.CoreMl => "CoreML",
        DeviceKind.DirectMl => "DML",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is not appended"),
    };

    private static Dictionary<string, string> Options(DeviceChoice device) => device.Kind switch
    {
        DeviceKind.WebGpu => new() { ["powerPreference"] = "high-performance" },
        DeviceKind.CoreMl => new() { ["ModelFormat"] = "MLProgram", ["MLComputeUnits"] = "ALL" },
        DeviceKind.DirectMl => new() { ["device_id"] = $"{device.Index}" },
        _ => [],
    };

    /// <summary>The last line that says something, without source positions.</summary>
    private static string Reason(OrtFault fault) =>
        fault.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? $"{fault.Code}";
}
